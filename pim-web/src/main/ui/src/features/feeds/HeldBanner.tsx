import type { FeedRun, FeedSummary } from '@/api/types';
import { useMay } from '@/app/session';
import { Button } from '@/design/Button';
import { Notice } from '@/design/Feedback';
import { count, plural } from '@/lib/format';
import styles from './HeldBanner.module.css';
import { Difference } from './runs/Difference';
import { useSettleHeld } from './useFeeds';

/** Asks for a person's yes where a run would take away more than the feed's guard lets pass. */
export function HeldBanner({ feed }: { feed: FeedSummary }) {
  const run = feed.lastRun;
  return run?.state === 'HELD' ? <Held feed={feed} run={run} /> : null;
}

function Held({ feed, run }: { feed: FeedSummary; run: FeedRun }) {
  const settle = useSettleHeld(feed.code, run.id);
  const maySettle = useMay('EDITOR');
  const found = run.difference;
  return (
    <Notice tone="warn">
      <div className={styles.held}>
        <div>
          <strong>The last run waits for your yes.</strong>{' '}
          {found !== null &&
            `It would take away ${plural(found.deleted, 'item')}, add ${count(found.created)}, change ${count(found.updated)} and leave ${count(found.unchanged)}.`}
          {run.errors.map((error) => (
            <p key={error}>{error}</p>
          ))}
        </div>
        <Difference run={run} />
        {maySettle && (
          <>
            <Button
              disabled={settle.isPending}
              onClick={() => {
                settle.mutate('discard');
              }}
            >
              Discard
            </Button>
            <Button
              look="danger"
              busy={settle.isPending}
              onClick={() => {
                settle.mutate('confirm');
              }}
            >
              Deliver it
            </Button>
          </>
        )}
      </div>
    </Notice>
  );
}
