import { CircleAlert, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiError } from '@/api/http';
import { Button } from './Button';
import styles from './Feedback.module.css';

/** What a failure says: the server's own words where there are any. */
export function messageOf(error: unknown): string {
  if (error instanceof ApiError) {
    return error.problem.detail ?? error.problem.title;
  }
  return error instanceof Error ? error.message : String(error);
}

interface ErrorStateProps {
  error: unknown;
  title?: string;
  onRetry?: () => void;
  /** What the button says that tries again. */
  retry?: string;
}

export function ErrorState({
  error,
  title = error instanceof ApiError ? error.problem.title : 'Something went wrong',
  onRetry,
  retry = 'Try again',
}: ErrorStateProps) {
  return (
    <div className={styles.state} role="alert">
      <CircleAlert size={28} className={styles.bad} aria-hidden="true" />
      <h2>{title}</h2>
      <p>{messageOf(error)}</p>
      {onRetry && (
        <Button onClick={onRetry} icon={<RotateCw size={14} />}>
          {retry}
        </Button>
      )}
    </div>
  );
}

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
}

export function EmptyState({ icon, title, children }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      {icon}
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** A strip with one message, pinned where it belongs. */
export function Notice({ tone, children }: { tone: 'bad' | 'warn' | 'info'; children: ReactNode }) {
  return (
    <div className={`${styles.notice} ${styles[`${tone}Notice`]}`} role="alert">
      {children}
    </div>
  );
}

/** A problem of the server with every violation it names. */
export function ProblemNotice({ error }: { error: unknown }) {
  const violations = error instanceof ApiError ? error.violations : [];
  return (
    <Notice tone="bad">
      <span>{messageOf(error)}</span>
      {violations.length > 0 && (
        <ul className={styles.violations}>
          {violations.map((v) => (
            <li key={`${v.field} ${v.rule} ${v.message}`}>
              <code>{v.field}</code> {v.message}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

/** Grey lines in the place of what is still loading. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  return (
    <div className={styles.skeleton} role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} style={{ width: `${92 - ((line * 17) % 45)}%` }} />
      ))}
    </div>
  );
}
