import type { Filter } from '@/api/types';
import type { Scope } from '@/lib/valueKey';
import type { Params } from './productParams';

/** What the list is narrowed to, as exports take it; null where it shows everything. */
export function filterOf(params: Params, scope: Scope): Filter | null {
  const filters: Filter[] = [];
  if (params.q !== '') {
    filters.push({ is: 'text', words: params.q });
  }
  if (params.family !== '') {
    filters.push({ is: 'family', families: [params.family] });
  }
  if (params.category !== '') {
    filters.push({ is: 'category', categories: [params.category] });
  }
  if (params.enabled !== '') {
    filters.push({ is: 'enabled', enabled: params.enabled === 'true' });
  }
  for (const [bound, comparison] of [
    [params.min, 'GREATER_OR_EQUAL'],
    [params.max, 'LESS_OR_EQUAL'],
  ] as const) {
    if (bound !== '') {
      filters.push({ is: 'completeness', ...scope, comparison, percent: Number(bound) });
    }
  }
  return filters.length === 0 ? null : { is: 'and', filters };
}
