import { BookOpen, SearchX } from 'lucide-react';
import { useSearchParams } from 'react-router';
import type { FeedSummary } from '@/api/types';
import { Button } from '@/design/Button';
import { Select } from '@/design/Field';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { Card } from '@/design/Page';
import { SearchBox } from '@/features/products/SearchBox';
import { plural } from '@/lib/format';
import { LedgerCounts } from './LedgerCounts';
import styles from './LedgerTab.module.css';
import { LedgerTable } from './LedgerTable';
import { ACTIONS } from './ledgerWords';
import { useLedger, useLedgerSummary } from './useLedger';

interface LedgerTabProps {
  feed: FeedSummary;
  onRun: (run: string) => void;
}

/** What the feed last sent for each of its items, and what the channel answered. */
export function LedgerTab({ feed, onRun }: LedgerTabProps) {
  const [params, setParams] = useSearchParams();
  const query = {
    text: params.get('q') ?? '',
    state: params.get('state') ?? '',
    action: params.get('action') ?? '',
  };
  const summary = useLedgerSummary(feed.code);
  const found = useLedger(feed.code, query);
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = query.text !== '' || query.state !== '' || query.action !== '';

  function filter(name: 'q' | 'state' | 'action', value: string) {
    setParams(
      (old) => {
        if (value === '') {
          old.delete(name);
        } else {
          old.set(name, value);
        }
        return old;
      },
      { replace: true },
    );
  }
  function clear() {
    setParams(
      (old) => {
        ['q', 'state', 'action'].forEach((name) => {
          old.delete(name);
        });
        return old;
      },
      { replace: true },
    );
  }

  if (summary.isError) {
    return <ErrorState error={summary.error} onRetry={() => void summary.refetch()} />;
  }
  if (summary.isPending) {
    return <Skeleton lines={12} />;
  }
  if (summary.data.run === null) {
    return (
      <EmptyState icon={<BookOpen size={28} strokeWidth={1.5} />} title="Nothing was sent yet">
        <p>Once the feed has run, what it sent for each item stands here.</p>
      </EmptyState>
    );
  }
  return (
    <div className={styles.tab}>
      <LedgerCounts
        summary={summary.data}
        state={query.state}
        onState={(state) => {
          filter('state', state);
        }}
      />
      <Card flush>
        <div className={styles.filters}>
          <SearchBox
            label="Search the ledger"
            placeholder="SKU, the channel’s id or the code of an error"
            value={query.text}
            onChange={(text) => {
              filter('q', text.trim());
            }}
          />
          <Select
            aria-label="Action"
            value={query.action}
            onChange={(event) => {
              filter('action', event.target.value);
            }}
          >
            <option value="">Any action</option>
            {Object.entries(ACTIONS).map(([action, { label }]) => (
              <option key={action} value={action}>
                {label}
              </option>
            ))}
          </Select>
          {filtered && (
            <Button look="quiet" onClick={clear}>
              Clear filters
            </Button>
          )}
          <span className={styles.total} aria-live="polite">
            {found.isSuccess && plural(rows.length, 'item')}
            {found.hasNextPage && ', more follow'}
          </span>
        </div>
        {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Skeleton />}
        {found.isSuccess && rows.length === 0 && !found.hasNextPage && (
          <EmptyState icon={<SearchX size={28} strokeWidth={1.5} />} title="No such item">
            <p>Nothing in the ledger fits the search and the filters.</p>
          </EmptyState>
        )}
        {rows.length > 0 && (
          <LedgerTable rows={rows} stale={found.isPlaceholderData} onRun={onRun} />
        )}
        {found.hasNextPage && (
          <div className={styles.more}>
            <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              Show more
            </Button>
          </div>
        )}
      </Card>
    </div>
  );
}
