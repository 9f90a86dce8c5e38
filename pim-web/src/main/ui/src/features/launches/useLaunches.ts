import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { launches } from '@/api/resources';
import type { Launch, LaunchDraft } from '@/api/types';

const LOOK_MS = 30_000;

export function useLaunches() {
  return useQuery({ queryKey: ['launches'], queryFn: launches.list, refetchInterval: LOOK_MS });
}

export function useLaunch(code: string, enabled: boolean) {
  return useQuery({
    queryKey: ['launches', code],
    queryFn: () => launches.one(code),
    enabled,
    staleTime: Infinity,
  });
}

/** What the draft would do; asked for again once nobody has typed for a while. */
export function usePlan(draft: LaunchDraft | null) {
  return useQuery({
    queryKey: ['launch-plan', draft],
    queryFn: () => (draft === null ? Promise.reject(new Error()) : launches.plan(draft)),
    enabled: draft !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function useSaveLaunch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: LaunchDraft) => launches.save(draft),
    onSuccess: (saved: Launch) => {
      client.setQueryData(['launches', saved.code], saved);
      void client.invalidateQueries({ queryKey: ['launches'], exact: true });
    },
  });
}

export function useDeleteLaunch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ code, version }: LaunchDraft) => launches.remove(code, version),
    onSuccess: (_done, { code }) => {
      client.removeQueries({ queryKey: ['launches', code] });
      void client.invalidateQueries({ queryKey: ['launches'], exact: true });
    },
  });
}
