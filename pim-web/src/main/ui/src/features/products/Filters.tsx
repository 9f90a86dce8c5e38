import { useQuery } from '@tanstack/react-query';
import { ChevronDown, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { catalog as catalogApi } from '@/api/resources';
import type { Catalog } from '@/api/types';
import { Button } from '@/design/Button';
import { CategoryTree } from '@/design/CategoryTree';
import { PickList } from '@/design/PickList';
import { Popover } from '@/design/Popover';
import { cx } from '@/design/cx';
import { labelIn } from '@/lib/labels';
import { CompletenessFilter, completenessText } from './CompletenessFilter';
import styles from './Filters.module.css';
import type { Params } from './productParams';

interface FiltersProps {
  catalog: Catalog;
  locale: string;
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

export function Filters({ catalog, locale, params, set, clear, filtered }: FiltersProps) {
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
          <PickList
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
          <PickList
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
          <PickList
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

interface FilterPillProps {
  name: string;
  value: ReactNode;
  onClear: () => void;
  children: (close: () => void) => ReactNode;
}

function FilterPill({ name, value, onClear, children }: FilterPillProps) {
  const [open, setOpen] = useState(false);
  const set = value !== '' && value !== null && value !== undefined;
  return (
    <span className={cx(styles.pill, set && styles.set)}>
      <Popover
        open={open}
        onOpenChange={setOpen}
        label={name}
        trigger={
          <button type="button" className={styles.open}>
            {name}
            {set ? <strong>{value}</strong> : <ChevronDown size={13} aria-hidden="true" />}
          </button>
        }
      >
        {children(() => {
          setOpen(false);
        })}
      </Popover>
      {set && (
        <button
          type="button"
          className={styles.clear}
          aria-label={`Clear the filter ${name}`}
          onClick={onClear}
        >
          <X size={12} />
        </button>
      )}
    </span>
  );
}
