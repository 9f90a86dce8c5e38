import { Radio } from 'lucide-react';
import { Link } from 'react-router';
import type { Standing } from '@/api/types';
import { Badge } from '@/design/Badge';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { Card, Page, PageHead } from '@/design/Page';
import { ChannelMark } from '@/features/feeds/ChannelMark';
import { RunBadge } from '@/features/feeds/RunBadge';
import { ago, moment } from '@/lib/format';
import { useTitle } from '@/lib/title';
import styles from './ChannelsPage.module.css';
import { ProgressNotice } from './ProgressNotice';
import { StateBar } from './StateBar';
import { useStandings } from './useStandings';

/** How all feeds stand with their channels. */
export function ChannelsPage() {
  useTitle('Channels');
  const standings = useStandings();
  return (
    <Page>
      <PageHead title="Channels" />
      <div className={styles.page}>
        {standings.isError && (
          <ErrorState error={standings.error} onRetry={() => void standings.refetch()} />
        )}
        {standings.isPending && <Skeleton lines={10} />}
        {standings.isSuccess && standings.data.length === 0 && (
          <EmptyState icon={<Radio size={28} strokeWidth={1.5} />} title="No channels yet">
            <p>
              <Link to="/feeds">Feeds</Link> bring products to channels; how each of them stands
              will be seen here.
            </p>
          </EmptyState>
        )}
        {standings.data && standings.data.length > 0 && (
          <ul className={styles.cards}>
            {standings.data.map((standing) => (
              <li key={standing.feed}>
                <StandingCard standing={standing} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Page>
  );
}

function StandingCard({ standing }: { standing: Standing }) {
  const { lastRun, progress } = standing;
  return (
    <Card>
      <div className={styles.card}>
        <header className={styles.head}>
          <ChannelMark requirementSet={standing.requirementSet} />
          <h2>
            <Link to={`/channels/${encodeURIComponent(standing.feed)}`}>{standing.label}</Link>
          </h2>
          {!standing.enabled && <Badge>Off</Badge>}
          <RunBadge run={lastRun} />
        </header>
        <StateBar states={standing.states} oneByOne={standing.oneByOne} />
        <ProgressNotice progress={progress} />
        <p className={styles.times}>
          {lastRun !== null && (
            <span title={moment(lastRun.started)}>last run {ago(lastRun.started)}</span>
          )}
          {standing.nextFire !== null && (
            <span title={moment(standing.nextFire)}>next run {ago(standing.nextFire)}</span>
          )}
        </p>
      </div>
    </Card>
  );
}
