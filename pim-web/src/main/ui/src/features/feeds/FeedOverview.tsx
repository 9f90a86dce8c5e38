import { Copy, Download, ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { feeds } from '@/api/resources';
import type { FeedRun, FeedSummary } from '@/api/types';
import { IconButton } from '@/design/Button';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { Card } from '@/design/Page';
import { useToasts } from '@/design/Toasts';
import { bytes, count, duration, moment } from '@/lib/format';
import { cronInWords } from '@/lib/cron';
import styles from './FeedOverview.module.css';
import table from './FeedsPage.module.css';
import { filterInWords, TRIGGERS, writtenOf } from './feedWords';
import { NextFire } from './NextFire';
import { RunBadge } from './RunBadge';
import { useRuns } from './useFeeds';

interface FeedOverviewProps {
  feed: FeedSummary;
  onReport: (run: string) => void;
}

export function FeedOverview({ feed, onReport }: FeedOverviewProps) {
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
                <RunRow key={run.id} run={run} onReport={onReport} />
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

function RunRow({ run, onReport }: { run: FeedRun; onReport: (run: string) => void }) {
  const skipped = run.counts.SKIPPED ?? 0;
  return (
    <tr>
      <td>
        <RunBadge run={run} />
        {run.difference && (
          <small>
            {run.difference.created} new, {run.difference.updated} changed, {run.difference.deleted}{' '}
            gone, {run.difference.unchanged} unchanged
          </small>
        )}
        {run.errors.map((error) => (
          <p key={error} className={table.error}>
            {error}
          </p>
        ))}
      </td>
      <td>
        <span className={table.two}>
          <span className="num">{moment(run.started)}</span>
          <small>
            {TRIGGERS[run.trigger]}
            {run.mode === 'DRY_RUN' && ', dry'}
            {run.ended !== null && `, took ${duration(run.started, run.ended)}`}
          </small>
        </span>
      </td>
      <td className={`${table.right} num`}>{count(writtenOf(run))}</td>
      <td className={`${table.right} num`}>
        {run.report !== null ? (
          <button
            type="button"
            className={styles.link}
            onClick={() => {
              onReport(run.id);
            }}
          >
            {count(skipped)}
            <span className="visually-hidden"> skipped, show the report</span>
          </button>
        ) : (
          count(skipped)
        )}
      </td>
      <td>
        <ul className={styles.files}>
          {run.files.map((file) => (
            <li key={file.name}>
              <a href={feeds.fileUrl(run.id, file.name)} download={file.name}>
                <Download size={13} aria-hidden="true" /> {file.name}
              </a>
              <small className="num">{bytes(file.bytes)}</small>
              {file.location !== null && <Location location={file.location} />}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

/** Where the file was delivered; an address of this server can be opened and copied. */
function Location({ location }: { location: string }) {
  const toasts = useToasts();
  if (!location.startsWith('/hosted/') && !/^https?:/.test(location)) {
    return (
      <small className={styles.place} title={location}>
        {location}
      </small>
    );
  }
  const address = new URL(location, window.location.origin).href;
  return (
    <span className={styles.hosted}>
      <a href={address} target="_blank" rel="noreferrer" title={address}>
        <ExternalLink size={13} aria-hidden="true" /> Hosted
      </a>
      <IconButton
        label="Copy the address"
        onClick={() => {
          navigator.clipboard.writeText(address).then(() => {
            toasts.done('Address copied');
          }, toasts.failed);
        }}
      >
        <Copy size={13} />
      </IconButton>
    </span>
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
