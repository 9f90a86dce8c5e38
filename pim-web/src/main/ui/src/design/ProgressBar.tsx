import { cx } from './cx';
import styles from './ProgressBar.module.css';

interface ProgressBarProps {
  /** 0 to 1; null while nobody knows. */
  share: number | null;
  label: string;
}

export function ProgressBar({ share, label }: ProgressBarProps) {
  return (
    <span
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.round(share * 100)}
    >
      <span
        className={cx(styles.bar, share === null && styles.unknown)}
        style={share === null ? undefined : { width: `${share * 100}%` }}
      />
    </span>
  );
}
