import type { ItemState, LedgerSummary } from '@/api/types';
import { STATES } from '@/features/channels/stateWords';
import { ago, count, moment } from '@/lib/format';
import styles from './LedgerTab.module.css';

interface LedgerCountsProps {
  summary: LedgerSummary;
  /** That is filtered by, empty for any. */
  state: string;
  onState: (state: string) => void;
}

const ORDER = Object.keys(STATES) as ItemState[];

/** How many items are in each state; each count filters the list. */
export function LedgerCounts({ summary, state, onState }: LedgerCountsProps) {
  const shown = ORDER.filter((s) => (summary.states[s] ?? 0) > 0 || s === state);
  const total = ORDER.filter((s) => s !== 'INSIDE').reduce(
    (sum, s) => sum + (summary.states[s] ?? 0),
    0,
  );
  return (
    <section aria-label="Items by state" className={styles.summary}>
      <div role="group" aria-label="Filter by state" className={styles.counts}>
        <CountButton
          label="All items"
          items={total}
          pressed={state === ''}
          onPress={() => {
            onState('');
          }}
        />
        {shown.map((s) => (
          <CountButton
            key={s}
            label={STATES[s].label}
            says={STATES[s].says}
            tone={STATES[s].tone}
            items={summary.states[s] ?? 0}
            pressed={s === state}
            onPress={() => {
              onState(s === state ? '' : s);
            }}
          />
        ))}
      </div>
      <p className={styles.facts}>
        The channel has {count(summary.listed)}, as far as Stoa knows.
        {summary.lookedAt !== null && (
          <span title={moment(summary.lookedAt)}> Last settled {ago(summary.lookedAt)}.</span>
        )}
        {summary.nextLook !== null && (
          <span title={moment(summary.nextLook)}>
            {' '}
            An item changes by itself {ago(summary.nextLook)}.
          </span>
        )}
        {summary.unsettled !== null && (
          <strong> Nobody knows whether the last delivery arrived; the next run repeats it.</strong>
        )}
      </p>
    </section>
  );
}

interface CountButtonProps {
  label: string;
  says?: string;
  tone?: string;
  items: number;
  pressed: boolean;
  onPress: () => void;
}

function CountButton({ label, says, tone, items, pressed, onPress }: CountButtonProps) {
  return (
    <button
      type="button"
      className={styles.count}
      aria-pressed={pressed}
      title={says}
      onClick={onPress}
    >
      <span className={styles.label}>
        {tone !== undefined && (
          <span className={`${styles.dot} ${styles[tone] ?? ''}`} aria-hidden="true" />
        )}
        {label}
      </span>
      <strong className="num">{count(items)}</strong>
    </button>
  );
}
