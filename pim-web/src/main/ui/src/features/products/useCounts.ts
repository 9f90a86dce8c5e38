import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { products } from '@/api/resources';
import type { AskedFacet, FacetCounts } from '@/api/types';
import type { CountsQuery } from '@/design/CategoryTree';
import type { Scope } from '@/lib/valueKey';
import { filterBut } from './filterOf';
import type { Params } from './productParams';

/** As many values as the server counts at once. */
const MOST = 1000;
/** As many options of an attribute as a list shows. */
const SHOWN = 100;

/** What counts follow: everything else that the list is narrowed by. */
export interface Counted {
  params: Params;
  scope: Scope;
}

/**
 * Counts by one facet. What is chosen of the facet itself does not narrow them, so that its
 * alternatives can be compared.
 *
 * @param by what the list is narrowed by when one of the counts is chosen
 */
export function useCounts(counted: Counted, by: string, facet: AskedFacet) {
  const { data } = useQuery({
    ...countsQuery(counted, by, facet),
    placeholderData: keepPreviousData,
  });
  return data?.[0];
}

/** Documents by code, of each category with all below it: for trees that ask for themselves. */
export function categoryCounts(counted: Counted, categories: string[]): CountsQuery {
  const asked = categories.slice(0, MOST);
  const { queryKey, queryFn } = countsQuery(counted, 'category', {
    by: 'CATEGORY_TREE',
    categories: asked,
  });
  return {
    queryKey: [...queryKey, 'by code'],
    queryFn: async (context) => byCode((await queryFn(context))[0], asked),
  };
}

function countsQuery({ params, scope }: Counted, by: string, facet: AskedFacet) {
  const filter = filterBut(params, scope, by);
  const limit = facet.by === 'VALUE' ? SHOWN : MOST;
  return {
    queryKey: ['facets', filter, facet, scope.locale],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      products.facets({ filter, facets: [facet], locale: scope.locale, limit }, signal),
  };
}

/** Documents by code, also of those that have none; without those that are not known. */
export function byCode(counts: FacetCounts | undefined, codes: string[]): Map<string, number> {
  const found = new Map(counts?.values.map((value) => [value.code, value.documents]));
  const known = new Map<string, number>();
  for (const code of codes) {
    const documents = found.get(code) ?? (counts?.further === 0 ? 0 : undefined);
    if (documents !== undefined) {
      known.set(code, documents);
    }
  }
  return known;
}
