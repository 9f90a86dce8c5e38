import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { jobs } from '@/api/resources';
import type { Job } from '@/api/types';
import { useToasts } from '@/design/Toasts';
import { isLive } from './jobWords';

const LIVE_MS = 800;
const IDLE_MS = 15_000;
const SHOWN = 100;

/** The latest jobs, newest first; asked for often while one of them goes on. */
export function useJobs() {
  return useQuery({
    queryKey: ['jobs'],
    queryFn: () => jobs.list(SHOWN),
    refetchInterval: (query) => (query.state.data?.some(isLive) ? LIVE_MS : IDLE_MS),
  });
}

/** What products and structure show is stale once an import ended. */
export function useJobActions() {
  const client = useQueryClient();
  const toasts = useToasts();
  const onSettled = () => client.invalidateQueries({ queryKey: ['jobs'] });
  const onError = toasts.failed;
  return {
    resume: useMutation({ mutationFn: (job: Job) => jobs.resume(job.id), onSettled, onError }),
    cancel: useMutation({ mutationFn: (job: Job) => jobs.cancel(job.id), onSettled, onError }),
  };
}
