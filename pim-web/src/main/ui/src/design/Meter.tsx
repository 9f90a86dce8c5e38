import { cx } from './cx';
import styles from './Meter.module.css';

interface MeterProps {
  label: string;
  value: number;
  of: number;
  tone?: 'good' | 'warn' | 'bad' | 'neutral';
}

/** How much of a whole something is, as a bar. */
export function Meter({ label, value, of, tone = 'good' }: MeterProps) {
  const share = of === 0 ? 0 : value / of;
  return (
    <span
      className={styles.track}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={value}
    >
      <span className={cx(styles.bar, styles[tone])} style={{ width: `${share * 100}%` }} />
    </span>
  );
}
