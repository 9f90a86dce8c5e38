import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '@/api/http';
import { products } from '@/api/resources';
import type { Kind, Product } from '@/api/types';
import { useToasts } from '@/design/Toasts';
import { type ChangeSet, countOf, type Edits, NO_EDITS, patchOf } from './changeSet';
import { productKey } from './useProduct';

/** Sends the change set; keeps it when the server refuses. */
export function useSave(kind: Kind, latest: Product, changes: ChangeSet) {
  const client = useQueryClient();
  const toasts = useToasts();
  const [conflict, setConflict] = useState<Product | null>(null);
  const identifier = latest.identifier;

  const mutation = useMutation({
    mutationFn: () => products.patch(kind, identifier, patchOf(changes.edits, changes.base)),
    onSuccess: (saved) => {
      client.setQueryData(productKey(kind, identifier), saved);
      changes.rebase(null, NO_EDITS);
      const warnings = saved.warnings ?? [];
      toasts.done(
        warnings.length === 0
          ? 'Saved'
          : `Saved, but ${warnings.map((w) => `${w.field}: ${w.message}`).join(' ')}`,
      );
      void client.invalidateQueries({ queryKey: ['products'] });
      if (kind === 'PRODUCT_MODEL') {
        // What it hands down has changed for every variant.
        void client.invalidateQueries({
          queryKey: ['product'],
          predicate: (query) => query.queryKey[2] !== identifier,
        });
      }
    },
    onError: async (error) => {
      if (error instanceof ApiError && error.status === 409) {
        setConflict(await products.one(kind, identifier));
      } else if (error instanceof ApiError && error.status === 422) {
        changes.setViolations(error.violations);
      }
    },
  });
  const error = mutation.error;
  const told = error instanceof ApiError && (error.status === 409 || error.violations.length > 0);

  return {
    busy: mutation.isPending,
    /** A refusal that no field and no dialog shows. */
    refusal: error !== null && !told ? error : null,
    conflict,
    save: () => {
      if (changes.count > 0 && !mutation.isPending) {
        mutation.mutate();
      }
    },
    closeConflict: () => {
      setConflict(null);
    },
    /** Goes on from the version that won, with the edits that are left. */
    resolve: (edits: Edits) => {
      if (conflict) {
        client.setQueryData(productKey(kind, identifier), conflict);
        changes.rebase(conflict, edits);
        mutation.reset();
        setConflict(null);
        if (countOf(edits) > 0) {
          toasts.done('Your edits now stand on the latest version. Save them when ready.');
        }
      }
    },
  };
}
