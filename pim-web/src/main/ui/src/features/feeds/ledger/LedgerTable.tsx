import { useState } from 'react';
import type { LedgerRow } from '@/api/types';
import { cx } from '@/design/cx';
import { LongTable } from '@/design/LongTable';
import table from '@/design/Table.module.css';
import { LedgerItem } from './LedgerItem';
import styles from './LedgerTab.module.css';

interface LedgerTableProps {
  rows: LedgerRow[];
  /** Whether the rows are still those of the filter before. */
  stale: boolean;
  onRun: (run: string) => void;
}

const WIDTHS = ['18%', '13%', '10%', '19%', '15%', '25%'];

export function LedgerTable({ rows, stale, onRun }: LedgerTableProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  return (
    <div className={cx(stale && styles.stale)}>
      <LongTable
        label="Items of the ledger"
        className={cx(table.table, styles.table)}
        widths={WIDTHS}
        head={
          <tr aria-rowindex={1}>
            <th scope="col">SKU</th>
            <th scope="col">State</th>
            <th scope="col">Action</th>
            <th scope="col">Channel’s id</th>
            <th scope="col">Last sent</th>
            <th scope="col">What is wrong</th>
          </tr>
        }
        rows={rows}
        keyOf={(row) => row.key}
        rowHeight={56}
      >
        {(row, rowIndex) => (
          <LedgerItem
            row={row}
            rowIndex={rowIndex}
            open={open.has(row.key)}
            onToggle={() => {
              const next = new Set(open);
              if (!next.delete(row.key)) {
                next.add(row.key);
              }
              setOpen(next);
            }}
            onRun={onRun}
          />
        )}
      </LongTable>
    </div>
  );
}
