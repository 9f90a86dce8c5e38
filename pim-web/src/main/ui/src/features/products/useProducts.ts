import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { products } from '@/api/resources';
import type { Scope } from '@/lib/valueKey';
import type { Params } from './productParams';

const PAGE_SIZE = 100;

/** The found products, page after page, with the exact total. */
export function useProducts(params: Params, scope: Scope, enabled: boolean) {
  const query = {
    q: params.q,
    family: params.family,
    category: params.category,
    enabled: params.enabled,
    kind: params.kind,
    completenessMin: params.min,
    completenessMax: params.max,
    sort: params.sort,
    channel: scope.channel,
    locale: scope.locale,
  };
  return useInfiniteQuery({
    queryKey: ['products', query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => products.list(query, pageParam, PAGE_SIZE, signal),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled,
  });
}
