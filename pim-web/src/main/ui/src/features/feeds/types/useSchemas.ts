import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { schemas } from '@/api/schemas';
import type { SchemaRef } from '@/api/types';
import { useToasts } from '@/design/Toasts';
import { plural } from '@/lib/format';

/** Which schemas of its channel the feed has, and which it lacks. */
export function useFeedSchemas(feed: string) {
  return useQuery({
    queryKey: ['feeds', feed, 'schemas'],
    queryFn: () => schemas.ofFeed(feed),
  });
}

/** Mappings, requirements and previews know other fields once a schema came or went. */
function useChanged(done: string) {
  const client = useQueryClient();
  const toasts = useToasts();
  return {
    onSuccess: () => {
      toasts.done(done);
    },
    onError: toasts.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['feeds'] }),
  };
}

export interface Uploaded {
  ref: SchemaRef;
  file: File;
}

export function useUploadSchema() {
  const changed = useChanged('Schema stored');
  return useMutation({
    mutationFn: async ({ ref, file }: Uploaded) => {
      const text = await file.text();
      let schema: unknown;
      try {
        schema = JSON.parse(text);
      } catch (failure) {
        throw new Error(
          `${file.name} is not JSON: ${failure instanceof Error ? failure.message : String(failure)}`,
          { cause: failure },
        );
      }
      return schemas.put(ref, titleOf(schema) ?? ref.name, schema);
    },
    ...changed,
  });
}

function titleOf(schema: unknown): string | undefined {
  return typeof schema === 'object' &&
    schema !== null &&
    'title' in schema &&
    typeof schema.title === 'string'
    ? schema.title
    : undefined;
}

export function useRemoveSchema() {
  return useMutation({ mutationFn: schemas.remove, ...useChanged('Schema removed') });
}

export function useFetchSchemas(feed: string) {
  const client = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: (names: string[]) => schemas.fetch(feed, names),
    onSuccess: ({ stored }) => {
      if (stored.length > 0) {
        toasts.done(`${plural(stored.length, 'schema')} fetched`);
      }
    },
    onError: toasts.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['feeds'] }),
  });
}

/** Names that the channel has; asked only when somebody looks for some. */
export function useFindSchemas(feed: string) {
  return useMutation({ mutationFn: (words: string) => schemas.find(feed, words) });
}
