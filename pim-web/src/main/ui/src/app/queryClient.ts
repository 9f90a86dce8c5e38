import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/api/http';
import type { Session } from '@/api/types';

export const SESSION_KEY = ['session'];

/** Signed out meanwhile: the shell shows the sign-in page as soon as the session is null. */
function onError(error: Error): void {
  if (error instanceof ApiError && error.status === 401) {
    queryClient.setQueryData(SESSION_KEY, null);
  }
}

/** Another person, or nobody, is signed in now: nothing that the one before saw is kept. */
export function changeSession(session: Session | null): void {
  // The session's own query is watched by the shell, so it is changed and not taken away.
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION_KEY[0] });
  queryClient.setQueryData(SESSION_KEY, session);
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the server refuses it refuses again; only an unreachable server is worth another try.
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502),
    },
  },
});
