import type { LedgerRow } from '@/api/types';
import { cx } from '@/design/cx';
import table from '@/design/Table.module.css';
import { LedgerItem } from './LedgerItem';
import styles from './LedgerTab.module.css';

interface LedgerTableProps {
  rows: LedgerRow[];
  /** Whether the rows are still those of the filter before. */
  stale: boolean;
  onRun: (run: string) => void;
}

export function LedgerTable({ rows, stale, onRun }: LedgerTableProps) {
  return (
    <div className={cx(styles.scroll, stale && styles.stale)}>
      <table className={cx(table.table, styles.table)} aria-label="Items of the ledger">
        <thead>
          <tr>
            <th scope="col">SKU</th>
            <th scope="col">State</th>
            <th scope="col">Action</th>
            <th scope="col">Channel’s id</th>
            <th scope="col">Last sent</th>
            <th scope="col">What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LedgerItem key={row.key} row={row} onRun={onRun} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
