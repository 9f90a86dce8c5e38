import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { products } from '@/api/resources';
import type { Scope } from '@/lib/valueKey';
import { filterBut } from './filterOf';
import type { Params } from './productParams';

const PAGE_SIZE = 100;

/** The found products, page after page, with the exact total. */
export function useProducts(params: Params, scope: Scope, enabled: boolean) {
  const query = {
    filter: filterBut(params, scope),
    sort: params.sort || null,
    channel: scope.channel,
    locale: scope.locale,
  };
  return useInfiniteQuery({
    queryKey: ['products', query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => products.find(query, pageParam, PAGE_SIZE, signal),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled,
  });
}
