import { Plus, Rocket } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import type { Launch } from '@/api/types';
import { useMay } from '@/app/session';
import { Button } from '@/design/Button';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { Card, Page, PageHead } from '@/design/Page';
import { ago, count, momentIn } from '@/lib/format';
import { useTitle } from '@/lib/title';
import { LaunchBadge } from './LaunchBadge';
import table from '@/design/Table.module.css';
import styles from './LaunchesPage.module.css';
import { LaunchTimeline } from './LaunchTimeline';
import { timingInWords } from './timingWords';
import { useLaunches } from './useLaunches';

/** What is shown only in windows of time, and in some feeds only. */
export function LaunchesPage() {
  useTitle('Launches');
  const launches = useLaunches();
  const mayEdit = useMay('EDITOR');
  const navigate = useNavigate();
  const add = mayEdit && (
    <Button look="primary" icon={<Plus size={14} />} onClick={() => void navigate('/launches/new')}>
      New launch
    </Button>
  );
  return (
    <Page>
      <PageHead title="Launches" aside={add} />
      <div className={styles.page}>
        {launches.isError && (
          <ErrorState error={launches.error} onRetry={() => void launches.refetch()} />
        )}
        {launches.isPending && <Skeleton />}
        {launches.isSuccess && launches.data.length === 0 && (
          <EmptyState icon={<Rocket size={28} strokeWidth={1.5} />} title="No launches yet">
            <p>
              A launch shows a selection in a window of time only, and only in the feeds that it
              names: a drop on the 17th of each month, or a collection from Friday at nine.
            </p>
          </EmptyState>
        )}
        {launches.isSuccess && launches.data.length > 0 && (
          <>
            <Card title="The coming weeks" flush>
              <LaunchTimeline launches={launches.data} now={launches.dataUpdatedAt} />
            </Card>
            <Card flush>
              <table className={table.table}>
                <thead>
                  <tr>
                    <th scope="col">Launch</th>
                    <th scope="col">State</th>
                    <th scope="col">Opens, closes</th>
                    <th scope="col" className={table.right}>
                      Products
                    </th>
                    <th scope="col">Shown in</th>
                    <th scope="col" className={table.right}>
                      Limit
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {launches.data.map((launch) => (
                    <Row key={launch.code} launch={launch} />
                  ))}
                </tbody>
              </table>
            </Card>
          </>
        )}
      </div>
    </Page>
  );
}

function Row({ launch }: { launch: Launch }) {
  const window = launch.plan.windows[0];
  const zone = launch.timing.zone;
  return (
    <tr>
      <td>
        <span className={table.two}>
          <Link to={`/launches/${encodeURIComponent(launch.code)}`}>{launch.label}</Link>
          <small>
            {timingInWords(launch.timing)}, {zone}
          </small>
        </span>
      </td>
      <td>
        <LaunchBadge plan={launch.plan} />
      </td>
      <td>
        {window && (
          <span className={table.two} title={`${window.start} – ${window.end}`}>
            <span>
              {momentIn(window.start, zone)} – {momentIn(window.end, zone)}
            </span>
            <small>
              {launch.plan.state === 'OPEN'
                ? `closes ${ago(window.end)}`
                : `opens ${ago(window.start)}`}
            </small>
          </span>
        )}
      </td>
      <td className={`${table.right} num`}>{count(launch.plan.products)}</td>
      <td>
        {launch.plan.feeds.length === 0
          ? 'no feed yet'
          : launch.plan.feeds.map((feed) => feed.label).join(', ')}
      </td>
      <td className={`${table.right} num`}>{launch.limit === null ? '' : count(launch.limit)}</td>
    </tr>
  );
}
