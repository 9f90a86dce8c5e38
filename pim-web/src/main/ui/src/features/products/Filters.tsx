import { useQuery } from '@tanstack/react-query';
import { catalog as catalogApi } from '@/api/resources';
import type { Catalog } from '@/api/types';
import { Button } from '@/design/Button';
import { CategoryTree } from '@/design/CategoryTree';
import { labelIn } from '@/lib/labels';
import type { Scope } from '@/lib/valueKey';
import { CompletenessFilter, completenessText } from './CompletenessFilter';
import { CountedPicks } from './CountedPicks';
import { FilterPill } from './FilterPill';
import styles from './Filters.module.css';
import type { Params } from './productParams';
import { categoryCounts } from './useCounts';
import { ValueFilters } from './ValueFilters';

interface FiltersProps {
  catalog: Catalog;
  scope: Scope;
  params: Params;
  set: (change: Partial<Params>) => void;
  clear: () => void;
  filtered: boolean;
}

const KINDS = [
  { value: 'PRODUCT', label: 'Products' },
  { value: 'PRODUCT_MODEL', label: 'Product models' },
];
const STATES = [
  { value: 'true', label: 'Enabled' },
  { value: 'false', label: 'Disabled' },
];

/** What narrows the list, each choice with how many products it would leave. */
export function Filters({ catalog, scope, params, set, clear, filtered }: FiltersProps) {
  const { locale } = scope;
  const counted = { params, scope };
  const families = catalog.families
    .map((family) => ({
      value: family.code,
      label: labelIn(family.labels, locale, family.code),
    }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const found = (options: { value: string; label: string }[], value: string) =>
    options.find((option) => option.value === value)?.label ?? value;

  return (
    <div className={styles.filters} role="group" aria-label="Filters">
      <FilterPill
        name="Family"
        value={params.family && found(families, params.family)}
        onClear={() => {
          set({ family: '' });
        }}
      >
        {(close) => (
          <CountedPicks
            counted={counted}
            by="family"
            facet={{ by: 'FAMILY' }}
            label="Families"
            options={families}
            selected={params.family}
            onPick={(family) => {
              set({ family });
              close();
            }}
          />
        )}
      </FilterPill>
      <FilterPill
        name="Category"
        value={params.category && <CategoryName code={params.category} locale={locale} />}
        onClear={() => {
          set({ category: '' });
        }}
      >
        {(close) => (
          <CategoryTree
            roots={catalog.categoryTrees}
            locale={locale}
            countsOf={(codes) => categoryCounts(counted, codes)}
            selected={params.category === '' ? [] : [params.category]}
            onToggle={(category) => {
              set({ category });
              close();
            }}
          />
        )}
      </FilterPill>
      <FilterPill
        name="Status"
        value={params.enabled && found(STATES, params.enabled)}
        onClear={() => {
          set({ enabled: '' });
        }}
      >
        {(close) => (
          <CountedPicks
            counted={counted}
            by="enabled"
            facet={{ by: 'ENABLED' }}
            label="Status"
            options={STATES}
            selected={params.enabled}
            onPick={(enabled) => {
              set({ enabled });
              close();
            }}
          />
        )}
      </FilterPill>
      <FilterPill
        name="Kind"
        value={params.kind && found(KINDS, params.kind)}
        onClear={() => {
          set({ kind: '' });
        }}
      >
        {(close) => (
          <CountedPicks
            counted={counted}
            by="kind"
            facet={{ by: 'KIND' }}
            label="Kind"
            options={KINDS}
            selected={params.kind}
            onPick={(kind) => {
              set({ kind });
              close();
            }}
          />
        )}
      </FilterPill>
      <FilterPill
        name="Completeness"
        value={completenessText(params.min, params.max)}
        onClear={() => {
          set({ min: '', max: '' });
        }}
      >
        {(close) => (
          <CompletenessFilter
            min={params.min}
            max={params.max}
            onApply={(min, max) => {
              set({ min, max });
              close();
            }}
          />
        )}
      </FilterPill>
      <ValueFilters
        counted={counted}
        onChange={(values) => {
          set({ values });
        }}
      />
      {filtered && (
        <Button look="quiet" size="small" onClick={clear}>
          Clear all
        </Button>
      )}
    </div>
  );
}

function CategoryName({ code, locale }: { code: string; locale: string }) {
  const { data } = useQuery({
    queryKey: ['category', code],
    queryFn: () => catalogApi.category(code),
    staleTime: 60_000,
  });
  return <>{labelIn(data?.labels, locale, code)}</>;
}
