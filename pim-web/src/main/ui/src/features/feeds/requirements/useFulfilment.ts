import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { fulfilment } from '@/api/mappings';
import { useToasts } from '@/design/Toasts';

const LIVE_MS = 1_000;

export function useFulfilment(feed: string) {
  return useQuery({
    queryKey: ['feeds', feed, 'fulfilment'],
    queryFn: () => fulfilment.newest(feed),
    refetchInterval: (query) => (query.state.data?.job ? LIVE_MS : false),
  });
}

export function useCountFulfilment(feed: string) {
  const client = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: () => fulfilment.count(feed),
    onError: toasts.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['feeds', feed, 'fulfilment'] }),
  });
}
