import type { Filter } from '@/api/types';
import { partsOf, type Scope } from '@/lib/valueKey';
import type { Params } from './productParams';
import { chosenValues } from './valueParams';

/** One thing that the list is narrowed by. */
export interface Narrowing {
  /** What it is by: the name of a parameter, or the key of a value. */
  by: string;
  filter: Filter;
}

/** All that the list is narrowed by. */
export function narrowings(params: Params, scope: Scope): Narrowing[] {
  const all: Narrowing[] = [];
  if (params.q !== '') {
    all.push({ by: 'q', filter: { is: 'text', words: params.q } });
  }
  if (params.family !== '') {
    all.push({ by: 'family', filter: { is: 'family', families: [params.family] } });
  }
  if (params.category !== '') {
    all.push({ by: 'category', filter: { is: 'category', categories: [params.category] } });
  }
  if (params.enabled !== '') {
    all.push({ by: 'enabled', filter: { is: 'enabled', enabled: params.enabled === 'true' } });
  }
  if (params.kind !== '') {
    all.push({ by: 'kind', filter: { is: 'kind', kind: params.kind } });
  }
  for (const [bound, comparison] of [
    [params.min, 'GREATER_OR_EQUAL'],
    [params.max, 'LESS_OR_EQUAL'],
  ] as const) {
    if (bound !== '') {
      all.push({
        by: 'completeness',
        filter: { is: 'completeness', ...scope, comparison, percent: Number(bound) },
      });
    }
  }
  for (const { key, option } of chosenValues(params.values)) {
    if (option !== '') {
      all.push({
        by: key,
        filter: { is: 'value', key: partsOf(key), operator: 'EQUALS', operands: [option] },
      });
    }
  }
  return all;
}

/** All but what the list is narrowed to by one of them; null for everything. */
export function filterBut(params: Params, scope: Scope, ...left: string[]): Filter | null {
  const filters = narrowings(params, scope)
    .filter((narrowing) => !left.includes(narrowing.by))
    .map((narrowing) => narrowing.filter);
  return filters.length === 0 ? null : { is: 'and', filters };
}

/** What the list is narrowed to, as exports take it; null where it shows everything. */
export function filterOf(params: Params, scope: Scope): Filter | null {
  return filterBut(params, scope, 'kind');
}
