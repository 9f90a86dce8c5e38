import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { feeds } from '@/api/resources';
import type { Feed, FeedSummary } from '@/api/types';
import { useToasts } from '@/design/Toasts';

const LIVE_MS = 1_500;
const IDLE_MS = 20_000;
const RUNS_SHOWN = 50;

function isLive(feed: FeedSummary): boolean {
  return feed.running || feed.lastRun?.state === 'RUNNING';
}

export function useFeeds() {
  return useQuery({
    queryKey: ['feeds'],
    queryFn: feeds.list,
    refetchInterval: (query) => (query.state.data?.some(isLive) ? LIVE_MS : IDLE_MS),
  });
}

export function useFeed(code: string) {
  return useQuery({
    queryKey: ['feeds', code],
    queryFn: () => feeds.one(code),
    refetchInterval: (query) => (query.state.data && isLive(query.state.data) ? LIVE_MS : IDLE_MS),
  });
}

export function useRuns(code: string, running: boolean) {
  return useQuery({
    queryKey: ['feeds', code, 'runs'],
    queryFn: () => feeds.runs(code, RUNS_SHOWN),
    // The last word of a run may be written after the feed is free again.
    refetchInterval: (query) =>
      running || query.state.data?.some((run) => run.state === 'RUNNING') ? LIVE_MS : IDLE_MS,
  });
}

export function useRunFeed() {
  const client = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: feeds.run,
    onError: toasts.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['feeds'] }),
  });
}

/** Tells what a run would change; nothing is sent. */
export function useDryRun() {
  const client = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: feeds.dryRun,
    onError: toasts.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['feeds'] }),
  });
}

export function useSettleHeld(code: string, run: string) {
  const client = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: (how: 'confirm' | 'discard') => feeds.settleHeld(code, run, how),
    onError: toasts.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['feeds'] }),
  });
}

export function useSaveFeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (feed: Feed) => feeds.save(feed),
    onSuccess: () => client.invalidateQueries({ queryKey: ['feeds'] }),
  });
}

export function useDeleteFeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: feeds.remove,
    onSuccess: () => client.invalidateQueries({ queryKey: ['feeds'], exact: true }),
  });
}

/** What can be fed, in a few words each. */
export function useRequirementSets() {
  return useQuery({
    queryKey: ['requirements'],
    queryFn: feeds.requirementSets,
    staleTime: 300_000,
  });
}

export function useRequirements(code: string) {
  return useQuery({
    queryKey: ['requirements', code],
    queryFn: () => feeds.requirements(code),
    staleTime: 300_000,
  });
}

/** What this feed has to say, its own columns and the attributes of stored product types included. */
export function useOwnRequirements(feed: string) {
  return useQuery({
    queryKey: ['feeds', feed, 'requirements'],
    queryFn: () => feeds.ownRequirements(feed),
    staleTime: 60_000,
  });
}

export function useConnectors() {
  return useQuery({
    queryKey: ['connectors'],
    queryFn: feeds.connectors,
    staleTime: 300_000,
  });
}
