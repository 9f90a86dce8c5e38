import type { CompletenessPercent } from '@/api/types';
import styles from './Colonnade.module.css';
import { cx } from './cx';

export function toneOf(percent: number): 'full' | 'high' | 'low' {
  return percent >= 100 ? 'full' : percent >= 60 ? 'high' : 'low';
}

interface ColonnadeProps {
  completeness: CompletenessPercent[];
  /** The column that is drawn strongest. */
  channel: string;
  locale: string;
}

/** Completeness as a colonnade: a bay per channel, a column per locale, filled from the ground. */
export function Colonnade({ completeness, channel, locale }: ColonnadeProps) {
  const bays = new Map<string, CompletenessPercent[]>();
  for (const entry of completeness) {
    bays.set(entry.channel, [...(bays.get(entry.channel) ?? []), entry]);
  }
  const told = completeness.map((c) => `${c.channel} ${c.locale}: ${c.percent} %`).join('\n');
  return (
    <span className={styles.colonnade} role="img" aria-label={told} title={told}>
      {[...bays].map(([bay, columns]) => (
        <span key={bay} className={styles.bay}>
          {columns.map((c) => (
            <span
              key={c.locale}
              className={cx(
                styles.column,
                c.channel === channel && c.locale === locale && styles.current,
              )}
            >
              <span
                className={cx(styles.fill, styles[toneOf(c.percent)])}
                style={{ height: `${Math.max(c.percent, 6)}%` }}
              />
            </span>
          ))}
        </span>
      ))}
    </span>
  );
}

/** One percentage as a bar with its number. */
export function PercentBar({ percent, label }: { percent: number; label?: string }) {
  return (
    <span className={styles.percent}>
      <span
        className={styles.track}
        role="progressbar"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-label={label ?? 'Completeness'}
      >
        <span
          className={cx(styles.bar, styles[toneOf(percent)])}
          style={{ width: `${percent}%` }}
        />
      </span>
      <span className={cx(styles.number, 'num')}>{percent}%</span>
    </span>
  );
}
