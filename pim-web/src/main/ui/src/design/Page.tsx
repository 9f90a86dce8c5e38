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

/** Search and filters under the head of a fixed page. */
export function PageTools({ children }: { children: ReactNode }) {
  return <div className={styles.tools}>{children}</div>;
}

interface PageBodyProps {
  /** While what is shown is being fetched again. */
  busy: boolean;
  children: ReactNode;
}

/** The rest of a fixed page; what it holds scrolls by itself. */
export function PageBody({ busy, children }: PageBodyProps) {
  return (
    <div className={styles.body} aria-busy={busy}>
      {children}
    </div>
  );
}

/** The buttons of a long form, always in sight; an alert beside them takes the room. */
export function FormFoot({ children }: { children: ReactNode }) {
  return <div className={styles.formFoot}>{children}</div>;
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
