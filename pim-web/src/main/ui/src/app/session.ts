import { useMutation, useQuery } from '@tanstack/react-query';
import { ApiError } from '@/api/http';
import { session } from '@/api/resources';
import type { Session } from '@/api/types';
import { changeSession, SESSION_KEY } from './queryClient';

/** Who is signed in; null for nobody. */
export function useSession() {
  return useQuery<Session | null>({
    queryKey: SESSION_KEY,
    staleTime: Infinity,
    queryFn: async () => {
      try {
        return await session.current();
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) {
          return null;
        }
        throw error;
      }
    },
  });
}

export function useSignOut() {
  return useMutation({
    mutationFn: session.signOut,
    onSuccess: () => {
      changeSession(null);
    },
  });
}
