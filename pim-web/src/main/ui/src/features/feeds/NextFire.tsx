import type { FeedSummary } from '@/api/types';
import { ago, momentIn } from '@/lib/format';
import table from '@/design/Table.module.css';

const LOCAL = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** When it runs next, on the schedule's clock and, where it differs, on the reader's. */
export function NextFire({ feed }: { feed: FeedSummary }) {
  if (feed.nextFire === null) {
    return <span className={table.quiet}>{feed.enabled ? 'By hand only' : 'Switched off'}</span>;
  }
  const zone = feed.schedules[0]?.zone ?? LOCAL;
  const there = momentIn(feed.nextFire, zone);
  const here = momentIn(feed.nextFire, LOCAL);
  return (
    <span className={table.two} title={ago(feed.nextFire)}>
      <span className="num">{there}</span>
      <small>
        {zone}
        {there !== here && `, here ${here}`}
      </small>
    </span>
  );
}
