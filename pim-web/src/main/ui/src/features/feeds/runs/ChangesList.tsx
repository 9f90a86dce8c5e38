import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ApiError } from '@/api/http';
import { ledger } from '@/api/ledger';
import type { ChangedItem } from '@/api/types';
import { Badge, type Tone } from '@/design/Badge';
import { Button } from '@/design/Button';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { LongTable } from '@/design/LongTable';
import { pathTo } from '@/features/products/pathTo';
import table from '@/design/Table.module.css';
import styles from './Difference.module.css';

const PAGE_SIZE = 100;

const WIDTHS = ['30%', '16%', '54%'];

const CHANGES: Record<ChangedItem['action'], { label: string; tone: Tone }> = {
  CREATE: { label: 'New', tone: 'good' },
  UPDATE: { label: 'Changed', tone: 'info' },
  DELETE: { label: 'Gone', tone: 'warn' },
};

/** The items that a destination has to be told of, with the fields that differ. */
export function ChangesList({ run }: { run: string }) {
  const changes = useInfiniteQuery({
    queryKey: ['runs', run, 'changes'],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => ledger.changes(run, pageParam, PAGE_SIZE, signal),
    getNextPageParam: (page) => page.next,
    staleTime: Infinity,
    retry: false,
  });
  if (changes.error instanceof ApiError && changes.error.status === 404) {
    return (
      <EmptyState title="Not kept any more">
        <p>The items of old runs are forgotten; their numbers stay.</p>
      </EmptyState>
    );
  }
  if (changes.isError) {
    return <ErrorState error={changes.error} onRetry={() => void changes.refetch()} />;
  }
  if (changes.isPending) {
    return <Skeleton />;
  }
  const items = changes.data.pages.flatMap((page) => page.items);
  return (
    <LongTable
      label="Changed items"
      className={table.table}
      widths={WIDTHS}
      head={
        <tr aria-rowindex={1}>
          <th scope="col">SKU</th>
          <th scope="col">Change</th>
          <th scope="col">Fields that differ</th>
        </tr>
      }
      rows={items}
      keyOf={(item) => `${String(item.model)} ${item.sku}`}
      rowHeight={40}
      foot={
        changes.hasNextPage && (
          <div className={styles.more}>
            <Button busy={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
              Show more
            </Button>
          </div>
        )
      }
    >
      {(item, rowIndex) => (
        <tr aria-rowindex={rowIndex}>
          <td>
            <Link className="mono" to={pathTo(item.model ? 'PRODUCT_MODEL' : 'PRODUCT', item.sku)}>
              {item.sku}
            </Link>
          </td>
          <td>
            <Badge tone={CHANGES[item.action].tone}>{CHANGES[item.action].label}</Badge>
          </td>
          <td>
            {item.fields.length === 0 ? (
              <span className={styles.whole}>the whole item</span>
            ) : (
              <span className={styles.fields}>
                {item.fields.map((field) => (
                  <code key={field}>{field}</code>
                ))}
              </span>
            )}
          </td>
        </tr>
      )}
    </LongTable>
  );
}
