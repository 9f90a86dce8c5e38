import type { ReactNode } from 'react';
import type { FeedSummary } from '@/api/types';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { Card } from '@/design/Page';
import { cronInWords } from '@/lib/cron';
import { seconds } from '@/lib/format';
import styles from './FeedOverview.module.css';
import table from '@/design/Table.module.css';
import { filterInWords, USUAL_MOST_LOST } from './feedWords';
import { NextFire } from './NextFire';
import { RunRow } from './runs/RunRow';
import { useRuns } from './useFeeds';

interface FeedOverviewProps {
  feed: FeedSummary;
  /** The run that the address names. */
  run: string | null;
  onReport: (run: string) => void;
}

export function FeedOverview({ feed, run: named, onReport }: FeedOverviewProps) {
  const runs = useRuns(feed.code, feed.running);
  return (
    <div className={styles.columns}>
      <Card title="Runs" flush>
        {runs.isError && <ErrorState error={runs.error} onRetry={() => void runs.refetch()} />}
        {runs.isPending && <Skeleton />}
        {runs.isSuccess && runs.data.length === 0 && (
          <EmptyState title="It never ran">
            <p>Run it now, or wait for its schedule.</p>
          </EmptyState>
        )}
        {runs.isSuccess && runs.data.length > 0 && (
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">State</th>
                <th scope="col">Started</th>
                <th scope="col" className={table.right}>
                  Items
                </th>
                <th scope="col" className={table.right}>
                  Skipped
                </th>
                <th scope="col">Files</th>
              </tr>
            </thead>
            <tbody>
              {runs.data.map((run) => (
                <RunRow key={run.id} run={run} named={run.id === named} onReport={onReport} />
              ))}
            </tbody>
          </table>
        )}
      </Card>
      <Card title="Settings">
        <Facts feed={feed} />
      </Card>
    </div>
  );
}

function Facts({ feed }: { feed: FeedSummary }) {
  const facts: [string, ReactNode][] = [
    ['Code', <code key="code">{feed.code}</code>],
    ['Selection', filterInWords(feed.selection)],
    ['Requirements', feed.requirementSet],
    ['Seen as', `${feed.view.channel}, ${feed.view.locale}, ${feed.view.currency}`],
    ['File', `${feed.fileName} (${feed.format})`],
    ['Goes to', feed.destination.connector],
    [
      'Schedule',
      feed.schedules.length === 0
        ? 'none'
        : feed.schedules.map((s) => (
            <span key={s.cron + s.zone} className={styles.schedule}>
              {cronInWords(s.cron)} <small>{s.zone}</small>
            </span>
          )),
    ],
    ['Next run', <NextFire key="next" feed={feed} />],
    [
      'On change',
      feed.onChange === null
        ? 'no'
        : `after ${seconds(feed.onChange.quietSeconds)} without a further one`,
    ],
    ['May take away', `${feed.mostLost ?? USUAL_MOST_LOST} % of the items without asking`],
    ['Own mappings', Object.keys(feed.mapping).join(', ') || 'none, the defaults apply'],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
