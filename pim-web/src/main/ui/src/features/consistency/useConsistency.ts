import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { consistency, type ConsistencyQuery } from '@/api/resources';

const PAGE_SIZE = 100;

/** The report, page after page. */
export function useConsistency(query: ConsistencyQuery) {
  return useInfiniteQuery({
    queryKey: ['consistency', query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => consistency.page(query, pageParam, PAGE_SIZE, signal),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}
