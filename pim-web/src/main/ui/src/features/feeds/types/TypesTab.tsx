import { CircleCheck, Download, FileJson } from 'lucide-react';
import type { FeedSchemas, FeedSummary } from '@/api/types';
import { useMay } from '@/app/session';
import { Button } from '@/design/Button';
import { EmptyState, ErrorState, Notice, Skeleton } from '@/design/Feedback';
import { Card } from '@/design/Page';
import { plural } from '@/lib/format';
import { StoredTypes } from './StoredTypes';
import { FindTypes } from './FindTypes';
import { NotFetched } from './NotFetched';
import styles from './TypesTab.module.css';
import { UploadType } from './UploadType';
import { useFeedSchemas, useFetchSchemas } from './useSchemas';

/** The channel's own product types: which are stored, which are missing, and how they come. */
export function TypesTab({ feed }: { feed: FeedSummary }) {
  const found = useFeedSchemas(feed.code);
  const mayChange = useMay('EDITOR');
  if (found.isError) {
    return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  }
  if (found.isPending) {
    return <Skeleton lines={8} />;
  }
  const types = found.data;
  return (
    <div className={styles.tab}>
      <p className={styles.lead}>
        The channel publishes a schema of each product type
        {types.variant !== '' && (
          <>
            , here those of <code>{types.variant}</code>
          </>
        )}
        . Once one is stored, its attributes can be mapped, and every item of the type is held
        against it before it is sent.
      </p>
      <Missing feed={feed.code} types={types} mayChange={mayChange} />
      <Card title="Stored product types" flush>
        {types.stored.length === 0 ? (
          <EmptyState
            icon={<FileJson size={28} strokeWidth={1.5} />}
            title="No product type is stored"
          >
            <p>Items are held against the general rules alone.</p>
          </EmptyState>
        ) : (
          <StoredTypes stored={types.stored} mayChange={mayChange} />
        )}
      </Card>
      {mayChange && (
        <div className={styles.ways}>
          {types.fetchable && <FindTypes feed={feed.code} stored={types.stored} />}
          <UploadType types={types} />
        </div>
      )}
    </div>
  );
}

interface MissingProps {
  feed: string;
  types: FeedSchemas;
  mayChange: boolean;
}

function Missing({ feed, types, mayChange }: MissingProps) {
  const fetching = useFetchSchemas(feed);
  if (types.missing.length === 0) {
    return types.lookedAt === 0 || types.stored.length === 0 ? null : (
      <p className={styles.good}>
        <CircleCheck size={15} aria-hidden="true" /> Every type of the first{' '}
        {plural(types.lookedAt, 'item')} is stored.
      </p>
    );
  }
  return (
    <Notice tone="warn">
      <div className={styles.missing}>
        <div>
          <strong>
            {plural(types.missing.length, 'product type is', 'product types are')} not stored:
          </strong>{' '}
          {types.missing.map((ref) => ref.name).join(', ')}. The first{' '}
          {plural(types.lookedAt, 'item')} of the feed were looked at; those of a missing type are
          held against the general rules alone, and the channel may refuse them.
          {!types.fetchable &&
            ' The feed’s destination cannot be asked for them; download and upload them below.'}
          <NotFetched fetched={fetching.data} />
        </div>
        {mayChange && types.fetchable && (
          <Button
            icon={<Download size={14} />}
            busy={fetching.isPending}
            onClick={() => {
              fetching.mutate([...new Set(types.missing.map((ref) => ref.name))]);
            }}
          >
            Fetch them
          </Button>
        )}
      </div>
    </Notice>
  );
}
