import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { cx } from './cx';

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'info' | 'accent';

interface BadgeProps {
  tone?: Tone;
  /** A small disc before the text; it beats while something goes on. */
  dot?: boolean | 'beating';
  title?: string;
  children: ReactNode;
}

export function Badge({ tone = 'neutral', dot = false, title, children }: BadgeProps) {
  return (
    <span className={cx(styles.badge, styles[tone])} title={title}>
      {dot !== false && (
        <span className={cx(styles.dot, dot === 'beating' && styles.beating)} aria-hidden="true" />
      )}
      {children}
    </span>
  );
}
