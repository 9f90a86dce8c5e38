import { Link } from 'react-router';
import type { FeedSummary } from '@/api/types';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { ago, count, plural } from '@/lib/format';
import { ChannelMark } from './ChannelMark';
import styles from './FeedHealth.module.css';
import { RunBadge } from './RunBadge';
import { useFeeds } from './useFeeds';
import { useItemsOf } from './useItemsOf';

const SHOWN = 8;
const URGENCY = ['FAILED', 'HELD', 'INTERRUPTED', 'RUNNING', 'SUCCEEDED_WITH_SKIPS', 'SUCCEEDED'];

/** How the feeds are, those in trouble first. */
export function FeedHealth() {
  const feeds = useFeeds();
  if (feeds.isError) {
    return <ErrorState error={feeds.error} onRetry={() => void feeds.refetch()} />;
  }
  if (feeds.isPending) {
    return <Skeleton lines={5} />;
  }
  if (feeds.data.length === 0) {
    return <EmptyState title="No feeds yet" />;
  }
  const urgency = (state: string | undefined) => {
    const at = URGENCY.indexOf(state ?? '');
    return at < 0 ? URGENCY.length : at;
  };
  const sorted = [...feeds.data].sort(
    (a, b) => urgency(a.lastRun?.state) - urgency(b.lastRun?.state),
  );
  return (
    <ul className={styles.list}>
      {sorted.slice(0, SHOWN).map((feed) => (
        <li key={feed.code}>
          <Link to={`/feeds/${encodeURIComponent(feed.code)}`} className={styles.feed}>
            <ChannelMark requirementSet={feed.requirementSet} />
            <span className={styles.name}>
              {feed.label}
              <small>
                <Standing feed={feed} />
              </small>
            </span>
            <RunBadge run={feed.lastRun} running={feed.running} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Of the feed as a whole: its last run may have looked at a few items only. */
function Standing({ feed }: { feed: FeedSummary }) {
  const items = useItemsOf(feed.code);
  if (feed.lastRun === null) {
    return 'waiting for its first run';
  }
  const when = ago(feed.lastRun.ended ?? feed.lastRun.started);
  return items === null
    ? when
    : `${plural(items.listed, 'item')}, ${count(items.skipped)} skipped, ${when}`;
}
