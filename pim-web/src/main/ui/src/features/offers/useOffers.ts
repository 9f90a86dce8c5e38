import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
} from '@tanstack/react-query';
import { offers } from '@/api/resources';
import type { OfferItem, OfferRow, Page, StockPolicy } from '@/api/types';

const PAGE_SIZE = 100;

export function useOffers(q: string, locale: string, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['offers', q, locale],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => offers.list({ q, locale }, pageParam, PAGE_SIZE, signal),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useLocations() {
  return useQuery({ queryKey: ['stock-locations'], queryFn: offers.locations });
}

export function usePolicies(enabled: boolean) {
  return useQuery({ queryKey: ['stock-policies'], queryFn: offers.policies, enabled });
}

export function useSavePolicy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (policy: StockPolicy) => offers.savePolicy(policy),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['stock-policies'] });
      void client.invalidateQueries({ queryKey: ['offers'] });
    },
  });
}

/** Sends one change; fails with what the server said, also when somebody else was faster. */
export function useChangeOffer(locale: string) {
  const client = useQueryClient();

  async function refresh(sku: string) {
    const item = await offers.one(sku, locale);
    client.setQueriesData<InfiniteData<Page<OfferItem>>>(
      { queryKey: ['offers'] },
      (old) =>
        old && {
          ...old,
          pages: old.pages.map((page) => ({
            ...page,
            items: page.items.map((i) => (i.sku === sku ? item : i)),
          })),
        },
    );
  }

  return useMutation({
    mutationFn: async (row: OfferRow) => {
      const answer = (await offers.change([row]))[0];
      await refresh(row.sku);
      if (answer?.outcome === 'CONFLICT') {
        throw new Error('Somebody else has just changed this; it shows the new value now.');
      }
      if (answer?.outcome === 'REJECTED') {
        throw new Error(answer.violations.map((v) => v.message).join(' '));
      }
    },
  });
}
