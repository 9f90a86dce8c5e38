import { Play } from 'lucide-react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { FeedSummary } from '@/api/types';
import { useMay } from '@/app/session';
import { Badge } from '@/design/Badge';
import { Button } from '@/design/Button';
import { ErrorState, Skeleton } from '@/design/Feedback';
import { Page, PageHead } from '@/design/Page';
import { Tabs } from '@/design/Tabs';
import { useTitle } from '@/lib/title';
import { ChannelMark } from './ChannelMark';
import styles from './FeedPage.module.css';
import { HeldBanner } from './HeldBanner';
import { FeedPanel } from './FeedPanel';
import { type FeedTab, SHOWN, type Shown, tabsOf } from './feedTabs';
import { RunBadge } from './RunBadge';
import { useDryRun, useFeed, useOwnRequirements, useRunFeed } from './useFeeds';

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
  const dry = useDryRun();
  const mayRun = useMay('EDITOR');
  const asked = params.get('tab');
  const tabs = tabsOf(feed, useOwnRequirements(feed.code).data);
  const tab = tabs.find((t) => t.id === asked)?.id ?? 'overview';

  function show(id: FeedTab, shown: Shown = {}) {
    setParams(
      (old) => {
        old.set('tab', id);
        for (const name of SHOWN) {
          const value = shown[name];
          if (value === undefined) {
            old.delete(name);
          } else {
            old.set(name, value);
          }
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
            <>
              <Button
                busy={dry.isPending || feed.running}
                title="Tells what a run would change; nothing is sent"
                onClick={() => {
                  dry.mutate(feed.code, {
                    onSuccess: () => {
                      show('overview');
                    },
                  });
                }}
              >
                Dry run
              </Button>
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
            </>
          )
        }
      >
        <span className={styles.head}>
          <ChannelMark requirementSet={feed.requirementSet} />
          <RunBadge run={feed.lastRun} running={feed.running} />
          {!feed.enabled && <Badge>Off</Badge>}
        </span>
      </PageHead>
      <HeldBanner feed={feed} />
      <div className={styles.tabs}>
        <Tabs label="Parts of the feed" tabs={tabs} current={tab} onChange={show} />
      </div>
      <div
        className={styles.panel}
        role="tabpanel"
        id={`panel-${tab}`}
        aria-labelledby={`tab-${tab}`}
      >
        <FeedPanel
          feed={feed}
          tab={tab}
          run={params.get('run')}
          field={params.get('field')}
          sku={params.get('sku')}
          show={show}
        />
      </div>
    </Page>
  );
}
