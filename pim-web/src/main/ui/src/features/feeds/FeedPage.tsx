import { Play } from 'lucide-react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { FeedSummary } from '@/api/types';
import { useMay } from '@/app/session';
import { Badge } from '@/design/Badge';
import { Button } from '@/design/Button';
import { ErrorState, Skeleton } from '@/design/Feedback';
import { Page, PageHead } from '@/design/Page';
import { type Tab, Tabs } from '@/design/Tabs';
import { useTitle } from '@/lib/title';
import { ChannelMark } from './ChannelMark';
import styles from './FeedPage.module.css';
import { FeedForm } from './FeedForm';
import { FeedOverview } from './FeedOverview';
import { PreviewTab } from './PreviewTab';
import { ReportTab } from './ReportTab';
import { RunBadge } from './RunBadge';
import { useFeed, useRunFeed } from './useFeeds';

type TabId = 'overview' | 'report' | 'preview' | 'settings';

const TABS: Tab<TabId>[] = [
  { id: 'overview', label: 'Overview' },
  { id: 'report', label: 'Report' },
  { id: 'preview', label: 'Preview' },
  { id: 'settings', label: 'Settings' },
];

export function FeedPage() {
  const { code = '' } = useParams();
  const feed = useFeed(code);
  if (feed.data) {
    return <FeedView feed={feed.data} />;
  }
  return feed.isError ? (
    <ErrorState error={feed.error} onRetry={() => void feed.refetch()} />
  ) : (
    <Skeleton lines={10} />
  );
}

function FeedView({ feed }: { feed: FeedSummary }) {
  useTitle(feed.label);
  const [params, setParams] = useSearchParams();
  const run = useRunFeed();
  const mayRun = useMay('EDITOR');
  const mayChange = useMay('ADMIN');
  const asked = params.get('tab');
  const tab = TABS.find((t) => t.id === asked)?.id ?? 'overview';

  function show(id: TabId, runId?: string) {
    setParams(
      (old) => {
        old.set('tab', id);
        if (runId === undefined) {
          old.delete('run');
        } else {
          old.set('run', runId);
        }
        return old;
      },
      { replace: true },
    );
  }

  return (
    <Page>
      <nav aria-label="Breadcrumb" className={styles.crumbs}>
        <Link to="/feeds">Feeds</Link>
      </nav>
      <PageHead
        title={feed.label}
        aside={
          mayRun && (
            <Button
              look="primary"
              icon={<Play size={14} />}
              busy={run.isPending || feed.running}
              onClick={() => {
                run.mutate(feed.code);
              }}
            >
              {feed.running ? 'Running' : 'Run now'}
            </Button>
          )
        }
      >
        <span className={styles.head}>
          <ChannelMark requirementSet={feed.requirementSet} />
          <RunBadge run={feed.lastRun} running={feed.running} />
          {!feed.enabled && <Badge>Off</Badge>}
        </span>
      </PageHead>
      <div className={styles.tabs}>
        <Tabs label="Parts of the feed" tabs={TABS} current={tab} onChange={show} />
      </div>
      <div
        className={styles.panel}
        role="tabpanel"
        id={`panel-${tab}`}
        aria-labelledby={`tab-${tab}`}
      >
        {tab === 'overview' && (
          <FeedOverview
            feed={feed}
            onReport={(id) => {
              show('report', id);
            }}
          />
        )}
        {tab === 'report' && (
          <ReportTab
            feed={feed}
            run={params.get('run')}
            onRun={(id) => {
              show('report', id);
            }}
          />
        )}
        {tab === 'preview' && <PreviewTab feed={feed} />}
        {tab === 'settings' && <FeedForm feed={feed} readOnly={!mayChange} />}
      </div>
    </Page>
  );
}
