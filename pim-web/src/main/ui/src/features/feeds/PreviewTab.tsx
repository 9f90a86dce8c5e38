import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { feeds } from '@/api/resources';
import type { FeedSummary, PreviewItem } from '@/api/types';
import { Badge } from '@/design/Badge';
import { Select } from '@/design/Field';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { plural } from '@/lib/format';
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
        <EmptyState title="The selection is empty" />
      )}
      {preview.data?.items.map((item) => <Item key={item.identifier} item={item} />)}
    </div>
  );
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function Item({ item }: { item: PreviewItem }) {
  return (
    <details className={styles.item} open={item.violations.length > 0}>
      <summary>
        <Link to={`/products/${encodeURIComponent(item.identifier)}`}>{item.identifier}</Link>
        <span className={styles.title}>{shown(item.fields.title ?? item.fields.name ?? '')}</span>
        {item.violations.length === 0 ? (
          <Badge tone="good">Good</Badge>
        ) : (
          <Badge tone="warn">{plural(item.violations.length, 'problem')}</Badge>
        )}
      </summary>
      <dl className={styles.fields}>
        {item.violations.map((v) => (
          <div key={v.field + v.rule + v.message} className={styles.violation}>
            <dt>{v.field}</dt>
            <dd>{v.message}</dd>
          </div>
        ))}
        {Object.entries(item.fields).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{shown(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
