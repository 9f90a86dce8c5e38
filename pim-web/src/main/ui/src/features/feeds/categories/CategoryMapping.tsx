import { useMemo, useRef, useState } from 'react';
import type { MappedCategory, Taxonomy } from '@/api/mappingTypes';
import type { FeedSummary } from '@/api/types';
import { useMay } from '@/app/session';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { CategoryBar } from './CategoryBar';
import { CategoryList } from './CategoryList';
import styles from './CategoryMapping.module.css';
import { TargetPicker } from './TargetPicker';
import { useCategoryMappings, useMapCategory } from './useCategories';

interface CategoryMappingProps {
  feed: FeedSummary;
  taxonomy: Taxonomy;
  taxonomies: Taxonomy[];
  onTaxonomy: (code: string) => void;
  onUpload: () => void;
}

const isOpen = (row: MappedCategory) => row.path === null && row.products !== 0;

/** Our tree on the left, the channel's categories for the chosen one on the right. */
export function CategoryMapping(props: CategoryMappingProps) {
  const { feed, taxonomy, taxonomies, onTaxonomy, onUpload } = props;
  const overview = useCategoryMappings(taxonomy.code, feed.code);
  const change = useMapCategory(taxonomy.code);
  const mayMap = useMay('EDITOR');
  const [asked, setAsked] = useState<string | null>(null);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const rows = useMemo(() => overview.data?.rows ?? [], [overview.data]);
  const shown = onlyOpen ? rows.filter((r) => isOpen(r) || r.code === asked) : rows;
  const selected = shown.find((r) => r.code === asked) ?? shown[0];

  function focusList() {
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
    });
  }

  /** The next one below that nothing is known of, from the top again at the end. */
  function nextOpen(after: string) {
    const at = rows.findIndex((r) => r.code === after);
    // What is below the one just mapped inherits from it.
    const below = (row: MappedCategory) => {
      let above = row.parent;
      while (above !== null && above !== after) {
        above = rows.find((r) => r.code === above)?.parent ?? null;
      }
      return above === after;
    };
    const next = [...rows.slice(at + 1), ...rows.slice(0, at)].find((r) => isOpen(r) && !below(r));
    if (next) {
      setAsked(next.code);
    }
    focusList();
  }

  return (
    <div className={styles.tab}>
      <CategoryBar
        feed={feed}
        taxonomy={taxonomy}
        taxonomies={taxonomies}
        overview={overview.data}
        onlyOpen={onlyOpen}
        onOnlyOpen={setOnlyOpen}
        onTaxonomy={onTaxonomy}
        onUpload={onUpload}
      />
      {overview.isError && (
        <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />
      )}
      {overview.isPending && <Skeleton lines={12} />}
      {overview.isSuccess && selected === undefined && (
        <EmptyState
          title={onlyOpen ? 'All categories are mapped' : 'The channel has no categories'}
        >
          <p>
            {onlyOpen
              ? 'Every category with products has one of the channel’s.'
              : 'Give the channel a category tree with categories in it.'}
          </p>
        </EmptyState>
      )}
      {selected !== undefined && (
        <div className={styles.columns}>
          <CategoryList
            ref={list}
            rows={shown}
            selected={selected.code}
            onSelect={setAsked}
            onEnter={() => search.current?.focus()}
            onNextOpen={() => {
              nextOpen(selected.code);
            }}
            onRemove={() => {
              if (mayMap && selected.target !== null) {
                change.mutate({ category: selected.code, target: null });
              }
            }}
          />
          <TargetPicker
            key={selected.code}
            ref={search}
            taxonomy={taxonomy.code}
            category={selected}
            readOnly={!mayMap}
            busy={change.isPending}
            onPick={(target) => {
              change.mutate({ category: selected.code, target });
              nextOpen(selected.code);
            }}
            onRemove={() => {
              change.mutate({ category: selected.code, target: null });
            }}
            onLeave={focusList}
          />
        </div>
      )}
    </div>
  );
}
