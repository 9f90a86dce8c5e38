import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { feeds } from '@/api/resources';
import type { FeedSummary } from '@/api/types';
import { Button } from '@/design/Button';
import { Select } from '@/design/Field';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { filterInWords } from '../feedWords';
import { PreviewedItem } from './PreviewedItem';
import styles from './PreviewTab.module.css';
import { ProductChooser } from './ProductChooser';

const SIZES = [5, 10, 25, 50];

interface PreviewTabProps {
  feed: FeedSummary;
  /** One product, empty for the first ones. */
  sku: string;
  onSku: (sku: string) => void;
}

/** How products would go out now, or why they would not, without sending anything. */
export function PreviewTab({ feed, sku, onSku }: PreviewTabProps) {
  const [limit, setLimit] = useState(10);
  const one = sku !== '';
  const preview = useQuery({
    queryKey: ['feeds', feed.code, 'preview', one ? sku : limit],
    queryFn: () => feeds.preview(feed.code, one ? { sku } : { limit }),
    retry: false,
  });
  return (
    <div className={styles.tab}>
      <p className={styles.lead}>
        {one ? (
          <>
            The product
            <ProductChooser locale={feed.view.locale} onSku={onSku}>
              {sku}
            </ProductChooser>
            as it would go out now. Nothing is sent.
            <Button
              size="small"
              look="quiet"
              onClick={() => {
                onSku('');
              }}
            >
              Back to the first products
            </Button>
          </>
        ) : (
          <>
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
            items as they would go out now, or
            <ProductChooser locale={feed.view.locale} onSku={onSku}>
              one product
            </ProductChooser>
            . Nothing is sent.
          </>
        )}
      </p>
      {preview.isError && (
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {preview.isPending && <Skeleton />}
      {preview.isSuccess && preview.data.items.length === 0 && (
        <EmptyState title="The selection is empty">
          <p>No product fits what the feed selects: {filterInWords(feed.selection)}.</p>
        </EmptyState>
      )}
      {preview.data?.items.map((item) => (
        <PreviewedItem key={item.sku} item={item} feed={feed} open={one} />
      ))}
    </div>
  );
}
