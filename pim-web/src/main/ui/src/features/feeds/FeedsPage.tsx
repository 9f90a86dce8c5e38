import { Play, Plus, Rss } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import type { FeedSummary } from '@/api/types';
import { useMay } from '@/app/session';
import { Badge } from '@/design/Badge';
import { Button } from '@/design/Button';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { Card, Page, PageHead } from '@/design/Page';
import { cx } from '@/design/cx';
import { ago, count, duration, moment } from '@/lib/format';
import { useTitle } from '@/lib/title';
import { ChannelMark } from './ChannelMark';
import table from '@/design/Table.module.css';
import styles from './FeedsPage.module.css';
import { NextFire } from './NextFire';
import { RunBadge } from './RunBadge';
import { useFeeds, useRunFeed } from './useFeeds';
import { useItemsOf } from './useItemsOf';

export function FeedsPage() {
  useTitle('Feeds');
  const feeds = useFeeds();
  const mayChange = useMay('ADMIN');
  const navigate = useNavigate();
  return (
    <Page>
      <PageHead
        title="Feeds"
        aside={
          mayChange && (
            <Button
              look="primary"
              icon={<Plus size={14} />}
              onClick={() => {
                void navigate('/feeds/new');
              }}
            >
              New feed
            </Button>
          )
        }
      />
      <div className={styles.page}>
        {feeds.isError && <ErrorState error={feeds.error} onRetry={() => void feeds.refetch()} />}
        {feeds.isPending && <Skeleton />}
        {feeds.isSuccess && feeds.data.length === 0 && (
          <EmptyState icon={<Rss size={28} strokeWidth={1.5} />} title="No feeds yet">
            <p>A feed says what goes where, how and when. The demo brings one for each channel.</p>
          </EmptyState>
        )}
        {feeds.isSuccess && feeds.data.length > 0 && (
          <Card flush>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">Feed</th>
                  <th scope="col">Last run</th>
                  <th scope="col" className={table.right}>
                    Items
                  </th>
                  <th scope="col" className={table.right}>
                    Skipped
                  </th>
                  <th scope="col">Finished</th>
                  <th scope="col">Next run</th>
                  <th scope="col">
                    <span className="visually-hidden">Actions</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {feeds.data.map((feed) => (
                  <FeedRow key={feed.code} feed={feed} />
                ))}
              </tbody>
            </table>
          </Card>
        )}
      </div>
    </Page>
  );
}

function FeedRow({ feed }: { feed: FeedSummary }) {
  const run = useRunFeed();
  const mayRun = useMay('EDITOR');
  const last = feed.lastRun;
  const items = useItemsOf(feed.code);
  return (
    <tr>
      <td>
        <span className={styles.feed}>
          <ChannelMark requirementSet={feed.requirementSet} />
          <span className={table.two}>
            <Link to={`/feeds/${encodeURIComponent(feed.code)}`}>{feed.label}</Link>
            <small>
              {feed.requirementSet}, {feed.format}, {feed.view.locale}, {feed.destination.connector}
            </small>
          </span>
          {!feed.enabled && <Badge>Off</Badge>}
        </span>
      </td>
      <td>
        <RunBadge run={last} running={feed.running} />
        {last !== null && last.errors.length > 0 && !feed.running && (
          <p className={table.error}>{last.errors[0]}</p>
        )}
      </td>
      <td className={`${table.right} num`}>{items === null ? '' : count(items.listed)}</td>
      <td className={`${table.right} num`}>
        {items !== null && items.skipped > 0 && last !== null ? (
          <Link to={`/feeds/${encodeURIComponent(feed.code)}?tab=report&run=${last.id}`}>
            {count(items.skipped)}
          </Link>
        ) : (
          <span className={table.quiet}>{items === null ? '' : 0}</span>
        )}
      </td>
      <td>
        {last?.ended && (
          <span className={cx(table.two, styles.finished)} title={moment(last.ended)}>
            <span>{ago(last.ended)}</span>
            <small>took {duration(last.started, last.ended)}</small>
          </span>
        )}
      </td>
      <td>
        <NextFire feed={feed} />
      </td>
      <td className={table.right}>
        {mayRun && (
          <Button
            size="small"
            icon={<Play size={13} />}
            busy={run.isPending || feed.running}
            onClick={() => {
              run.mutate(feed.code);
            }}
          >
            {feed.running ? 'Running' : 'Run now'}
          </Button>
        )}
      </td>
    </tr>
  );
}
