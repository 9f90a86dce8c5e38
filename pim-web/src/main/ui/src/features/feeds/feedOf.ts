import type { Feed, FeedSummary } from '@/api/types';

/** What of a feed can be changed, without how it stands. */
export function feedOf({ lastRun: _l, running: _r, nextFire: _n, ...feed }: FeedSummary): Feed {
  return feed;
}
