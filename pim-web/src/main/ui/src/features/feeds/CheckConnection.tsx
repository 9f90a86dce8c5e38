import { useMutation } from '@tanstack/react-query';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { feeds } from '@/api/resources';
import type { Feed } from '@/api/types';
import { Button } from '@/design/Button';
import styles from './CheckConnection.module.css';

interface CheckConnectionProps {
  destination: Feed['destination'];
  feed: string | undefined;
}

/** Tries the destination as it stands in the form, saved or not. */
export function CheckConnection({ destination, feed }: CheckConnectionProps) {
  const check = useMutation({ mutationFn: () => feeds.checkConnection(destination, feed) });
  return (
    <div className={styles.check}>
      <Button
        type="button"
        busy={check.isPending}
        onClick={() => {
          check.mutate();
        }}
      >
        Check connection
      </Button>
      <div role="status" className={styles.answer}>
        {check.isError && <Problem text={check.error.message} />}
        {check.data?.ok && (
          <span className={styles.good}>
            <CircleCheck size={16} aria-hidden /> Deliveries would arrive.
          </span>
        )}
        {check.data?.violations.map((violation) => (
          <Problem key={violation.field + violation.rule} text={violation.message} />
        ))}
      </div>
    </div>
  );
}

function Problem({ text }: { text: string }) {
  return (
    <span className={styles.bad}>
      <CircleAlert size={16} aria-hidden /> {text}
    </span>
  );
}
