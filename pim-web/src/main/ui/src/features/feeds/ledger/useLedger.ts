import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ledger, type LedgerQuery } from '@/api/ledger';

const PAGE_SIZE = 50;
const REFRESH_MS = 15_000;

/** How many items of the feed are in which state. */
export function useLedgerSummary(feed: string) {
  return useQuery({
    queryKey: ['feeds', feed, 'ledger', 'summary'],
    queryFn: () => ledger.summary(feed),
    refetchInterval: REFRESH_MS,
  });
}

/** The found items, page after page. A page may be empty though more follow. */
export function useLedger(feed: string, query: LedgerQuery) {
  return useInfiniteQuery({
    queryKey: ['feeds', feed, 'ledger', query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => ledger.page(feed, query, pageParam, PAGE_SIZE, signal),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}
