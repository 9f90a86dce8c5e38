import type { ReactNode } from 'react';
import { cx } from './cx';
import styles from './Page.module.css';

interface PageProps {
  /** Fills the window; its parts scroll by themselves. */
  fixed?: boolean;
  children: ReactNode;
}

export function Page({ fixed = false, children }: PageProps) {
  return <div className={cx(styles.page, fixed && styles.fixed)}>{children}</div>;
}

interface PageHeadProps {
  title: string;
  /** Beside the title. */
  children?: ReactNode;
  /** At the far end. */
  aside?: ReactNode;
}

export function PageHead({ title, children, aside }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <h1>{title}</h1>
      {children}
      {aside !== undefined && <div className={styles.aside}>{aside}</div>}
    </header>
  );
}

interface CardProps {
  title?: string;
  aside?: ReactNode;
  /** Its content reaches the edges. */
  flush?: boolean;
  children: ReactNode;
}

export function Card({ title, aside, flush = false, children }: CardProps) {
  return (
    <section className={styles.card} {...(title !== undefined && { 'aria-label': title })}>
      {title !== undefined && (
        <header className={styles.cardHead}>
          <h2>{title}</h2>
          {aside}
        </header>
      )}
      <div className={cx(!flush && styles.cardBody)}>{children}</div>
    </section>
  );
}
