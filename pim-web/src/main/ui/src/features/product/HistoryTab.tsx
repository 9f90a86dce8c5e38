import { History } from 'lucide-react';
import type { Kind } from '@/api/types';
import { Button } from '@/design/Button';
import { EmptyState, ErrorState, Notice, Skeleton } from '@/design/Feedback';
import { plural } from '@/lib/format';
import type { ChangeSet } from './changeSet';
import { HistoryCard } from './HistoryCard';
import styles from './HistoryTab.module.css';
import { gap } from './historyWords';
import { useChangedAttributes, useHistory, useRestore } from './useHistory';

interface HistoryTabProps {
  kind: Kind;
  changes: ChangeSet;
  locale: string;
}

/** Who changed what, newest first, and the way back. */
export function HistoryTab({ kind, changes, locale }: HistoryTabProps) {
  const history = useHistory(kind, changes.base);
  const entries = history.data?.pages.flatMap((page) => page.items) ?? [];
  const attributes = useChangedAttributes(entries);
  const restore = useRestore(kind, changes.base);
  if (history.isError) {
    return <ErrorState error={history.error} onRetry={() => void history.refetch()} />;
  }
  if (history.isPending || attributes.isLoading) {
    return <Skeleton lines={8} />;
  }
  if (entries.length === 0) {
    return (
      <EmptyState icon={<History size={28} strokeWidth={1.5} />} title="Nothing is known">
        <p>Each edit from now on is told here.</p>
      </EmptyState>
    );
  }
  const unsaved = changes.count > 0;
  return (
    <div className={styles.tab}>
      {unsaved && !changes.readOnly && (
        <Notice tone="info">
          <span>Save or discard your edits before you bring something back.</span>
        </Notice>
      )}
      <ol className={styles.entries} aria-label="Edits, newest first">
        {entries.map((entry, at) => {
          const missing = gap(entry, entries[at + 1]);
          return (
            <li key={entry.version}>
              <HistoryCard
                entry={entry}
                attributes={attributes.data ?? []}
                locale={locale}
                onRestore={
                  changes.readOnly || unsaved
                    ? null
                    : (keys) => {
                        restore.mutate({ entry: entry.version, keys });
                      }
                }
                busy={restore.isPending && restore.variables.entry === entry.version}
              />
              {missing > 0 && (
                <p className={styles.gap}>
                  {plural(missing, 'edit')} in between {missing === 1 ? 'is' : 'are'} not kept.
                </p>
              )}
            </li>
          );
        })}
      </ol>
      {history.hasNextPage && (
        <Button
          busy={history.isFetchingNextPage}
          onClick={() => {
            void history.fetchNextPage();
          }}
        >
          Show older edits
        </Button>
      )}
    </div>
  );
}
