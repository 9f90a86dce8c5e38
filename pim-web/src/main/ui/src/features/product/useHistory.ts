import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '@/api/http';
import { catalog, products } from '@/api/resources';
import type { HistoryEntry, Kind, Product } from '@/api/types';
import { useToasts } from '@/design/Toasts';
import { attributesIn } from './historyWords';
import { productKey } from './useProduct';

const PAGE_SIZE = 30;

/** The edits of the product as it is in this version, newest first. */
export function useHistory(kind: Kind, product: Product) {
  return useInfiniteQuery({
    queryKey: ['history', kind, product.identifier, product.version],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) =>
      products.history(kind, product.identifier, pageParam, PAGE_SIZE, signal),
    getNextPageParam: (page) => page.next,
  });
}

/** The attributes that the entries speak of, as far as there still are such. */
export function useChangedAttributes(entries: HistoryEntry[]) {
  const codes = attributesIn(entries);
  return useQuery({
    queryKey: ['attributes', codes],
    queryFn: () => catalog.attributes(codes),
    enabled: codes.length > 0,
    staleTime: 60_000,
  });
}

interface Wanted {
  entry: number;
  keys: string[];
}

/** Brings back what an edit found, as an edit of its own. */
export function useRestore(kind: Kind, product: Product) {
  const client = useQueryClient();
  const toasts = useToasts();
  const { identifier, version } = product;
  return useMutation({
    mutationFn: ({ entry, keys }: Wanted) =>
      products.restore(kind, identifier, entry, { version, keys }),
    onSuccess: (saved) => {
      const same = saved.version === version;
      client.setQueryData(productKey(kind, identifier), saved);
      toasts.done(same ? 'It is so already' : 'Brought back');
      void client.invalidateQueries({ queryKey: ['products'] });
      if (kind === 'PRODUCT_MODEL') {
        void client.invalidateQueries({
          queryKey: ['product'],
          predicate: (query) => query.queryKey[2] !== identifier,
        });
      }
    },
    onError: (error) => {
      toasts.failed(error);
      if (error instanceof ApiError && error.status === 409) {
        void client.invalidateQueries({ queryKey: productKey(kind, identifier) });
      }
    },
  });
}
