import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { taxonomies } from '@/api/mappings';
import { useToasts } from '@/design/Toasts';
import { useDebounced } from '@/lib/useDebounced';

const SETTLED_MS = 200;
const SUGGESTIONS = 5;
const FOUND = 20;

export function useTaxonomies() {
  return useQuery({ queryKey: ['taxonomies'], queryFn: taxonomies.list });
}

export function useCategoryMappings(taxonomy: string, feed: string) {
  return useQuery({
    queryKey: ['taxonomies', taxonomy, 'mappings', feed],
    queryFn: () => taxonomies.mappings(taxonomy, feed),
    enabled: taxonomy !== '',
  });
}

/** What fits the words; without words what is like our category. */
export function useTargets(taxonomy: string, category: string, words: string) {
  const asked = useDebounced(words.trim(), SETTLED_MS);
  return useQuery({
    queryKey: ['taxonomies', taxonomy, 'targets', asked === '' ? category : null, asked],
    queryFn: ({ signal }) =>
      asked === ''
        ? taxonomies.suggestions(taxonomy, category, SUGGESTIONS, signal)
        : taxonomies.nodes(taxonomy, asked, FOUND, signal),
    placeholderData: keepPreviousData,
  });
}

interface Change {
  category: string;
  /** Null takes the mapping away. */
  target: string | null;
}

export function useMapCategory(taxonomy: string) {
  const client = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: async ({ category, target }: Change) => {
      await (target === null
        ? taxonomies.unmap(taxonomy, category)
        : taxonomies.map(taxonomy, category, target));
    },
    onError: toasts.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['taxonomies', taxonomy] }),
  });
}

export function useUploadTaxonomy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sent: { code: string; label: string; locale: string; file: File }) =>
      taxonomies.upload(sent.code, sent.label, sent.locale, sent.file),
    onSuccess: () => client.invalidateQueries({ queryKey: ['taxonomies'] }),
  });
}

export function useTakeCategories(taxonomy: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => taxonomies.takeTable(taxonomy, file),
    onSettled: () => client.invalidateQueries({ queryKey: ['taxonomies', taxonomy] }),
  });
}
