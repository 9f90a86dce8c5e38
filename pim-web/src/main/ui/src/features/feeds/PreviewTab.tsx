import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { feeds } from '@/api/resources';
import type { FeedSummary } from '@/api/types';
import { Select } from '@/design/Field';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { PreviewedItem } from './PreviewedItem';
import styles from './PreviewTab.module.css';

const SIZES = [5, 10, 25, 50];

/** How the first products would go out now, without sending anything. */
export function PreviewTab({ feed }: { feed: FeedSummary }) {
  const [limit, setLimit] = useState(10);
  const preview = useQuery({
    queryKey: ['feeds', feed.code, 'preview', limit],
    queryFn: () => feeds.preview(feed.code, limit),
  });
  return (
    <div className={styles.tab}>
      <p className={styles.lead}>
        The first
        <Select
          aria-label="How many items"
          value={limit}
          onChange={(event) => {
            setLimit(Number(event.target.value));
          }}
        >
          {SIZES.map((size) => (
            <option key={size}>{size}</option>
          ))}
        </Select>
        items as they would go out now. Nothing is sent.
      </p>
      {preview.isError && (
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {preview.isPending && <Skeleton />}
      {preview.isSuccess && preview.data.items.length === 0 && (
        <EmptyState title="The selection is empty">
          <p>No product fits what the feed selects.</p>
        </EmptyState>
      )}
      {preview.data?.items.map((item) => (
        <PreviewedItem key={item.sku} item={item} />
      ))}
    </div>
  );
}
