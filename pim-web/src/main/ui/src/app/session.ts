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

const RANKS = ['VIEWER', 'EDITOR', 'ADMIN'];

/** Whether whoever is signed in has at least the role; the server checks it again. */
export function useMay(role: 'EDITOR' | 'ADMIN'): boolean {
  const { data } = useSession();
  return RANKS.indexOf(data?.role ?? '') >= RANKS.indexOf(role);
}

export function useSignOut() {
  return useMutation({
    mutationFn: session.signOut,
    onSuccess: () => {
      changeSession(null);
    },
  });
}
