import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { channels } from '@/api/resources';
import { useToasts } from '@/design/Toasts';
import { plural } from '@/lib/format';

const REFRESH_MS = 15_000;

export function useStandings() {
  return useQuery({
    queryKey: ['standings'],
    queryFn: channels.standings,
    refetchInterval: REFRESH_MS,
  });
}

export function useStanding(feed: string, days: number) {
  return useQuery({
    queryKey: ['standings', feed, days],
    queryFn: () => channels.standing(feed, days),
    refetchInterval: REFRESH_MS,
    placeholderData: (before) => before,
  });
}

export function useRelease(feed: string) {
  const client = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: (skus: string[] | null) => channels.release(feed, skus),
    onSuccess: ({ released }) => {
      toasts.done(`${plural(released, 'item')} will be tried again.`);
    },
    onError: toasts.failed,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['standings'] }),
        client.invalidateQueries({ queryKey: ['channels'] }),
      ]),
  });
}

export function useReconcile(feed: string) {
  const client = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: () => channels.reconcile(feed),
    onSuccess: () => {
      toasts.done('The channel is asked for its list; what comes of it will stand here.');
    },
    onError: toasts.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['standings'] }),
  });
}
