import { useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useEffect } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useMay } from '@/app/session';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { Card, Page, PageHead } from '@/design/Page';
import { useTitle } from '@/lib/title';
import { DropZone } from './DropZone';
import { ExportButton } from './ExportDialog';
import styles from './ImportsPage.module.css';
import { JobDetail } from './JobDetail';
import { JobList } from './JobList';
import { isLive } from './jobWords';
import { useJobs } from './useJobs';

export function ImportsPage() {
  useTitle('Imports');
  const { id } = useParams();
  const navigate = useNavigate();
  const jobs = useJobs();
  const mayEdit = useMay('EDITOR');
  const live = jobs.data?.filter(isLive).length ?? 0;
  const client = useQueryClient();

  useEffect(() => {
    // A job began or ended: whatever the pages know of the catalogue may be old.
    void client.invalidateQueries({
      predicate: (query) => query.queryKey[0] !== 'jobs' && query.queryKey[0] !== 'session',
    });
  }, [live, client]);

  const shown = jobs.data?.find((job) => job.id === id) ?? jobs.data?.[0];
  return (
    <Page>
      <PageHead title="Imports and exports" aside={mayEdit && <ExportButton />} />
      <div className={styles.page}>
        {mayEdit && (
          <DropZone
            onStarted={(job) => {
              void client.invalidateQueries({ queryKey: ['jobs'] });
              void navigate(`/imports/${job.id}`);
            }}
          />
        )}
        {jobs.isError && <ErrorState error={jobs.error} onRetry={() => void jobs.refetch()} />}
        {jobs.isPending && <Skeleton />}
        {jobs.isSuccess && jobs.data.length === 0 && (
          <EmptyState icon={<FileUp size={28} strokeWidth={1.5} />} title="Nothing imported yet">
            <p>
              Drop a folder's files above: attributes, families, products… go in in the right order
              by themselves.
            </p>
          </EmptyState>
        )}
        {jobs.isSuccess && shown && (
          <div className={styles.columns}>
            <Card title="Jobs" flush>
              <JobList jobs={jobs.data} current={shown.id} />
            </Card>
            <JobDetail job={shown} />
          </div>
        )}
      </div>
    </Page>
  );
}
