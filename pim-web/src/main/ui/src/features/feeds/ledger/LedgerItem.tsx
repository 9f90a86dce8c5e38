import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { Link } from 'react-router';
import type { LedgerRow } from '@/api/types';
import { Badge } from '@/design/Badge';
import { cx } from '@/design/cx';
import { STATES } from '@/features/channels/stateWords';
import { pathTo } from '@/features/products/pathTo';
import { ago, moment, plural } from '@/lib/format';
import table from '@/design/Table.module.css';
import { IssueLine } from './IssueLine';
import styles from './LedgerTab.module.css';
import { ACTIONS } from './ledgerWords';

interface LastSentProps {
  row: LedgerRow;
  onRun: (run: string) => void;
}

interface LedgerItemProps extends LastSentProps {
  rowIndex: number;
  open: boolean;
  onToggle: () => void;
}

/** One item; what is wrong with it unfolds below. */
export function LedgerItem({ row, rowIndex, open, onToggle, onRun }: LedgerItemProps) {
  const id = useId();
  const state = STATES[row.state];
  const kind = row.model ? 'PRODUCT_MODEL' : 'PRODUCT';
  const [first] = row.issues;
  return (
    <>
      <tr aria-rowindex={rowIndex}>
        <td>
          <span className={table.two}>
            <Link to={`${pathTo(kind, row.sku)}?tab=channels`} className="mono">
              {row.sku}
            </Link>
            {(row.model || row.within !== null) && (
              <small>{row.model ? 'product model' : `in ${row.within ?? ''}`}</small>
            )}
          </span>
        </td>
        <td>
          <Badge tone={state.tone} dot title={state.says}>
            {state.label}
          </Badge>
          <small className={styles.since} title={moment(row.since)}>
            {ago(row.since)}
          </small>
        </td>
        <td>
          {row.action === null ? (
            <span className={table.quiet}>never sent</span>
          ) : (
            <span title={ACTIONS[row.action].says}>{ACTIONS[row.action].label}</span>
          )}
        </td>
        <td className="mono">{row.channelId ?? <span className={table.quiet}>none</span>}</td>
        <td>
          <LastSent row={row} onRun={onRun} />
        </td>
        <td>
          {first === undefined ? (
            <span className={table.quiet}>nothing</span>
          ) : (
            <button
              type="button"
              className={styles.unfold}
              aria-expanded={open}
              aria-controls={open ? `${id}-issues` : undefined}
              onClick={onToggle}
            >
              <ChevronRight size={13} aria-hidden="true" className={cx(open && styles.turned)} />
              <span className={styles.message}>{first.message}</span>
              {row.issues.length > 1 && (
                <span className={styles.further}>
                  {plural(row.issues.length - 1, 'further', 'further')}
                </span>
              )}
            </button>
          )}
        </td>
      </tr>
      {first !== undefined && open && (
        <tr id={`${id}-issues`} aria-rowindex={rowIndex} className={styles.unfolded}>
          <td colSpan={6}>
            <ul aria-label={`What is wrong with ${row.sku}`} className={styles.issues}>
              {row.issues.map((issue) => (
                <li key={`${issue.code} ${issue.attribute ?? ''} ${issue.message}`}>
                  <IssueLine issue={issue} />
                </li>
              ))}
            </ul>
            {row.failures > 1 && (
              <p className={styles.facts}>
                Refused {row.failures} times in a row for the same reasons.
              </p>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

/** When the item last went out; a skipped one was only looked at. */
function LastSent({ row, onRun }: LastSentProps) {
  if (row.runBegan === null) {
    return <span className={table.quiet}>unknown</span>;
  }
  const sent = row.state !== 'SKIPPED' && row.state !== 'WITHHELD' && row.action !== null;
  return (
    <span className={table.two}>
      <button
        type="button"
        className={styles.link}
        title="Show the run"
        onClick={() => {
          onRun(row.run);
        }}
      >
        <span className="num">{moment(row.runBegan)}</span>
      </button>
      {!sent && <small>looked at, not sent</small>}
    </span>
  );
}
