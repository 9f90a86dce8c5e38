import { MessageCircleQuestion } from 'lucide-react';
import { useMutation } from '@tanstack/react-query';
import { feeds } from '@/api/resources';
import type { FeedSummary, Rehearsal } from '@/api/types';
import { useMay } from '@/app/session';
import { Badge } from '@/design/Badge';
import { Button } from '@/design/Button';
import { ProblemNotice } from '@/design/Feedback';
import { IssueLine } from '../ledger/IssueLine';
import { useConnectors } from '../useFeeds';
import styles from './PreviewTab.module.css';

interface AskChannelProps {
  feed: FeedSummary;
  sku: string;
}

/** What the channel itself would say of the item, where it answers beforehand. */
export function AskChannel({ feed, sku }: AskChannelProps) {
  const mayAsk = useMay('EDITOR');
  const connector = useConnectors().data?.find((one) => one.code === feed.destination.connector);
  const asking = useMutation({ mutationFn: () => feeds.rehearse(feed.code, sku) });
  if (!mayAsk || connector?.rehearses !== true) {
    return null;
  }
  return (
    <section className={styles.asked} aria-label={`What the channel would say of ${sku}`}>
      <Button
        size="small"
        icon={<MessageCircleQuestion size={14} />}
        busy={asking.isPending}
        title="The channel checks the item as if it were sent; nothing changes there"
        onClick={() => {
          asking.mutate();
        }}
      >
        Ask the channel
      </Button>
      {asking.isError && <ProblemNotice error={asking.error} />}
      {asking.data?.map((one) => (
        <Answer key={one.sku} rehearsal={one} />
      ))}
    </section>
  );
}

function Answer({ rehearsal: { sku, answer } }: { rehearsal: Rehearsal }) {
  if (answer === null) {
    return (
      <p>
        <code>{sku}</code> breaks a rule that Stoa knows, so the channel was not asked.
      </p>
    );
  }
  const refused = answer.state === 'REJECTED';
  return (
    <>
      <p>
        <code>{sku}</code>{' '}
        <Badge tone={refused ? 'bad' : 'good'}>
          {refused ? 'Would refuse it' : 'Would take it'}
        </Badge>
      </p>
      {answer.issues.length > 0 && (
        <ul className={styles.findings} aria-label={`What the channel finds wrong with ${sku}`}>
          {answer.issues.map((issue) => (
            <li key={`${issue.code} ${issue.attribute ?? ''} ${issue.message}`}>
              <IssueLine issue={issue} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
