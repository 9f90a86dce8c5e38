import { useParams } from 'react-router';
import type { LaunchDraft } from '@/api/types';
import { useMay } from '@/app/session';
import { ErrorState, Skeleton } from '@/design/Feedback';
import { Page, PageHead } from '@/design/Page';
import { useTitle } from '@/lib/title';
import { LaunchBadge } from './LaunchBadge';
import styles from './LaunchesPage.module.css';
import { LaunchForm } from './LaunchForm';
import { useLaunch } from './useLaunches';

const FRESH: LaunchDraft = {
  code: '',
  label: '',
  enabled: true,
  timing: {
    is: 'recurring',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    every: 'MONTH',
    days: [17],
    at: '00:00',
    lasts: 'PT24H',
  },
  selection: { is: 'identifier', identifiers: [] },
  feeds: [],
  channels: [],
  ahead: true,
  limit: null,
  version: 0,
};

/** One launch, or the form for a new one. */
export function LaunchPage() {
  const { code = '' } = useParams();
  const fresh = code === 'new';
  const launch = useLaunch(code, !fresh);
  const mayEdit = useMay('EDITOR');
  const title = fresh ? 'New launch' : (launch.data?.label ?? code);
  useTitle(title);
  return (
    <Page>
      <PageHead title={title}>{launch.data && <LaunchBadge plan={launch.data.plan} />}</PageHead>
      <div className={styles.page}>
        {launch.isError && (
          <ErrorState error={launch.error} onRetry={() => void launch.refetch()} />
        )}
        {!fresh && launch.isPending && <Skeleton />}
        {fresh && <LaunchForm key="new" launch={FRESH} readOnly={!mayEdit} />}
        {launch.data && (
          <LaunchForm
            key={`${launch.data.code} ${launch.data.version}`}
            launch={draftOf(launch.data)}
            readOnly={!mayEdit}
          />
        )}
      </div>
    </Page>
  );
}

function draftOf({ plan: _plan, ...draft }: LaunchDraft & { plan: unknown }): LaunchDraft {
  return draft;
}
