import { count } from '@/lib/format';
import styles from './Count.module.css';
import { cx } from './cx';

/** How many there are, beside a name; read aloud after a pause. */
export function Count({ value }: { value: number }) {
  return (
    <>
      <span className="visually-hidden">, </span>
      <span className={cx(styles.count, value === 0 && styles.none)}>{count(value)}</span>
    </>
  );
}
