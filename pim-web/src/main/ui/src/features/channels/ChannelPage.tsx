import { ListChecks } from 'lucide-react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { StandingDetail } from '@/api/types';
import { useMay } from '@/app/session';
import { Badge } from '@/design/Badge';
import { Button } from '@/design/Button';
import { Select } from '@/design/Field';
import { EmptyState, ErrorState, Notice, Skeleton } from '@/design/Feedback';
import { Card, Page, PageHead } from '@/design/Page';
import { ChannelMark } from '@/features/feeds/ChannelMark';
import { RunBadge } from '@/features/feeds/RunBadge';
import { ago, moment } from '@/lib/format';
import { useTitle } from '@/lib/title';
import styles from './ChannelPage.module.css';
import { Problems } from './Problems';
import { ProgressNotice } from './ProgressNotice';
import { ReconciledList } from './ReconciledList';
import { StateBar } from './StateBar';
import { TrendChart } from './TrendChart';
import { useReconcile, useRelease, useStanding } from './useStandings';

const SPANS = [
  { days: 1, label: '24 hours' },
  { days: 3, label: '3 days' },
  { days: 30, label: '30 days' },
  { days: 365, label: 'A year' },
];
const USUAL_DAYS = 30;

/** How one feed stands with its channel. */
export function ChannelPage() {
  const { feed = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const asked = Number(params.get('days'));
  const days = SPANS.find((span) => span.days === asked)?.days ?? USUAL_DAYS;
  const detail = useStanding(feed, days);
  if (detail.data) {
    return (
      <ChannelView
        detail={detail.data}
        days={days}
        onDays={(wanted) => {
          setParams({ days: String(wanted) }, { replace: true });
        }}
      />
    );
  }
  return detail.isError ? (
    <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />
  ) : (
    <Skeleton lines={12} />
  );
}

interface ChannelViewProps {
  detail: StandingDetail;
  days: number;
  onDays: (days: number) => void;
}

function ChannelView({ detail, days, onDays }: ChannelViewProps) {
  const { standing, trend, reconciled, reconcileAsked } = detail;
  useTitle(standing.label);
  const mayAct = useMay('EDITOR');
  const reconcile = useReconcile(standing.feed);
  const release = useRelease(standing.feed);
  const parked = standing.states.PARKED ?? 0;
  const { progress } = standing;
  const due = progress?.due ?? null;

  return (
    <Page>
      <nav aria-label="Breadcrumb" className={styles.crumbs}>
        <Link to="/channels">Channels</Link>
      </nav>
      <PageHead
        title={standing.label}
        aside={
          standing.oneByOne &&
          mayAct && (
            <Button
              icon={<ListChecks size={14} />}
              busy={reconcile.isPending}
              onClick={() => {
                reconcile.mutate();
              }}
            >
              Reconcile now
            </Button>
          )
        }
      >
        <span className={styles.head}>
          <ChannelMark requirementSet={standing.requirementSet} />
          <RunBadge run={standing.lastRun} />
          {!standing.enabled && <Badge>Off</Badge>}
          <Link to={`/feeds/${encodeURIComponent(standing.feed)}`}>Open the feed</Link>
        </span>
      </PageHead>
      <div className={styles.page}>
        <ProgressNotice progress={progress} />
        <div className={styles.columns}>
          <Card title="Items now">
            <StateBar states={standing.states} oneByOne={standing.oneByOne} />
          </Card>
          <Card title="Runs">
            <dl className={styles.runs}>
              <div>
                <dt>Last run</dt>
                <dd>{standing.lastRun === null ? 'none yet' : moment(standing.lastRun.started)}</dd>
              </div>
              <div>
                <dt>Next run</dt>
                <dd>{standing.nextFire === null ? 'by hand' : moment(standing.nextFire)}</dd>
              </div>
              {standing.oneByOne && (
                <div>
                  <dt>Items on their way are gone on with</dt>
                  <dd>{due === null ? 'none are' : ago(due)}</dd>
                </div>
              )}
            </dl>
          </Card>
        </div>
        <Card
          title="Over time"
          aside={
            <Select
              aria-label="How far back"
              value={days}
              onChange={(event) => {
                onDays(Number(event.target.value));
              }}
            >
              {SPANS.map((span) => (
                <option key={span.days} value={span.days}>
                  {span.label}
                </option>
              ))}
            </Select>
          }
        >
          {trend.length === 0 ? (
            <EmptyState title="Nothing counted yet">
              <p>How the items stand is noted every hour.</p>
            </EmptyState>
          ) : (
            <TrendChart trend={trend} oneByOne={standing.oneByOne} days={days} />
          )}
        </Card>
        <Card
          title="What is wrong most often"
          flush
          aside={
            parked > 0 &&
            mayAct && (
              <Button
                size="small"
                busy={release.isPending}
                onClick={() => {
                  release.mutate(null);
                }}
              >
                Try parked items again
              </Button>
            )
          }
        >
          <Problems problems={detail.problems} partial={detail.partial} />
        </Card>
        {standing.oneByOne && (
          <Card title="The channel's own list">
            {reconcileAsked !== null && (
              <Notice tone="info">Asked for {ago(reconcileAsked)}; it has not ended yet.</Notice>
            )}
            {reconciled !== null && <ReconciledList reconciled={reconciled} />}
            {reconciled === null && reconcileAsked === null && (
              <EmptyState title="Never compared">
                <p>Reconcile now to compare what the channel has with what was sent.</p>
              </EmptyState>
            )}
          </Card>
        )}
      </div>
    </Page>
  );
}
