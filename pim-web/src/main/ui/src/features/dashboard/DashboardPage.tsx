import { useQuery } from '@tanstack/react-query';
import { useCatalog, useScope } from '@/app/catalog';
import { status } from '@/api/resources';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { Card, Page, PageHead } from '@/design/Page';
import { FeedHealth } from '@/features/feeds/FeedHealth';
import { JobList } from '@/features/imports/JobList';
import { useJobs } from '@/features/imports/useJobs';
import { count, plural } from '@/lib/format';
import { useTitle } from '@/lib/title';
import { Link } from 'react-router';
import { CompletenessByChannel } from './CompletenessByChannel';
import styles from './DashboardPage.module.css';

const JOBS_SHOWN = 6;
const REFRESH_MS = 10_000;

export function DashboardPage() {
  useTitle('Dashboard');
  const catalog = useCatalog();
  const [scope] = useScope();
  const figures = useQuery({
    queryKey: ['status'],
    queryFn: status,
    refetchInterval: REFRESH_MS,
  });
  const jobs = useJobs();

  if (figures.isError) {
    return <ErrorState error={figures.error} onRetry={() => void figures.refetch()} />;
  }
  return (
    <Page>
      <PageHead title="Dashboard" />
      <div className={styles.page}>
        {figures.data && (
          <dl className={styles.figures}>
            <Figure name="Products" value={figures.data.products} to="/products?kind=PRODUCT" />
            <Figure
              name="Product models"
              value={figures.data.productModels}
              to="/products?kind=PRODUCT_MODEL"
            />
            {catalog.data && (
              <>
                <Figure name="Families" value={catalog.data.families.length} />
                <Figure
                  name="Channels"
                  value={catalog.data.channels.length}
                  note={plural(catalog.data.locales.length, 'locale')}
                />
              </>
            )}
            <Figure
              name="Search"
              value={figures.data.indexLag === 0 ? 'Up to date' : count(figures.data.indexLag)}
              note={figures.data.indexLag === 0 ? undefined : 'changes still to be indexed'}
            />
          </dl>
        )}
        <div className={styles.columns}>
          <Card title="Complete products by channel and locale">
            {catalog.isError && <ErrorState error={catalog.error} />}
            {!catalog.data || !figures.data ? (
              <Skeleton lines={5} />
            ) : (
              <CompletenessByChannel
                channels={catalog.data.channels}
                products={figures.data.products}
                locale={scope.locale}
              />
            )}
          </Card>
          <Card title="Feeds" aside={<Link to="/feeds">All feeds</Link>} flush>
            <FeedHealth />
          </Card>
        </div>
        <Card title="Latest jobs" aside={<Link to="/imports">All jobs</Link>} flush>
          {jobs.isError && <ErrorState error={jobs.error} onRetry={() => void jobs.refetch()} />}
          {jobs.isPending && <Skeleton lines={4} />}
          {jobs.data?.length === 0 && (
            <EmptyState title="No jobs yet">
              <p>
                <Link to="/imports">Import a catalogue</Link> to begin.
              </p>
            </EmptyState>
          )}
          {jobs.data && jobs.data.length > 0 && <JobList jobs={jobs.data.slice(0, JOBS_SHOWN)} />}
        </Card>
      </div>
    </Page>
  );
}

interface FigureProps {
  name: string;
  value: number | string;
  note?: string | undefined;
  to?: string;
}

function Figure({ name, value, note, to }: FigureProps) {
  const shown = typeof value === 'number' ? count(value) : value;
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd className="num">
        {to === undefined ? shown : <Link to={to}>{shown}</Link>}
        {note !== undefined && <small>{note}</small>}
      </dd>
    </div>
  );
}
