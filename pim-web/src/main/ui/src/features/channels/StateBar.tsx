import type { StateCounts } from '@/api/types';
import { count } from '@/lib/format';
import { kindLabel, KINDS, sumOf } from './stateWords';
import styles from './StateBar.module.css';

interface StateBarProps {
  states: StateCounts;
  oneByOne: boolean;
}

/** The shares of the states as one bar, with the figures below. */
export function StateBar({ states, oneByOne }: StateBarProps) {
  const kinds = KINDS.map((kind) => ({
    ...kind,
    label: kindLabel(kind, oneByOne),
    items: sumOf(states, kind.states),
  })).filter((kind) => kind.items > 0 || (kind.id === 'live' && oneByOne));
  const total = kinds.reduce((sum, kind) => sum + kind.items, 0);
  return (
    <div className={styles.states}>
      <div className={styles.bar} aria-hidden="true">
        {kinds.map(
          (kind) =>
            kind.items > 0 && (
              <span
                key={kind.id}
                className={styles[kind.id]}
                style={{ flexGrow: kind.items / Math.max(total, 1) }}
              />
            ),
        )}
      </div>
      <dl className={styles.figures}>
        {kinds.map((kind) => (
          <div key={kind.id}>
            <dt>
              <span className={`${styles.dot} ${styles[kind.id] ?? ''}`} aria-hidden="true" />
              {kind.label}
            </dt>
            <dd className="num">{count(kind.items)}</dd>
          </div>
        ))}
        {total === 0 && <p className={styles.none}>Nothing has been sent yet.</p>}
      </dl>
    </div>
  );
}
