import { useState } from 'react';
import type { Associations, Product, ProductPatch, Value, Violation } from '@/api/types';
import { same } from '@/lib/same';

/** What was edited and not yet saved. A null value clears. */
export interface Edits {
  values: Partial<Record<string, Value | null>>;
  enabled?: boolean;
  categories?: string[];
  associations?: Associations;
}

const NO_TARGETS = { products: {}, productModels: {}, groups: [] };

export const NO_EDITS: Edits = { values: {} };

export function countOf(edits: Edits): number {
  return (
    Object.keys(edits.values).length +
    Number(edits.enabled !== undefined) +
    Number(edits.categories !== undefined) +
    Number(edits.associations !== undefined)
  );
}

/** The edits with one more value; an edit back to what is stored is no edit. */
export function withValue(edits: Edits, base: Product, key: string, value: Value | null): Edits {
  const { [key]: _old, ...rest } = edits.values;
  return same(base.values[key] ?? null, value)
    ? { ...edits, values: rest }
    : { ...edits, values: { ...rest, [key]: value } };
}

export type Part = 'enabled' | 'categories' | 'associations';

export function withPart<P extends Part>(
  edits: Edits,
  base: Product,
  part: P,
  value: NonNullable<Edits[P]>,
): Edits {
  const { [part]: _old, ...rest } = edits;
  return same(base[part], value) ? (rest as Edits) : { ...edits, [part]: value };
}

/** What is sent: only what was edited, with the version that the edits were made on. */
export function patchOf(edits: Edits, base: Product): ProductPatch {
  const values = edits.values as Record<string, Value | null>;
  return {
    version: base.version,
    ...(edits.enabled !== undefined && { enabled: edits.enabled }),
    ...(edits.categories && { categories: edits.categories }),
    ...(edits.associations && {
      // A type that is not named stays as it is: one without targets is named, empty.
      associations: {
        ...Object.fromEntries(Object.keys(base.associations).map((type) => [type, NO_TARGETS])),
        ...edits.associations,
      },
    }),
    ...(Object.keys(values).length > 0 && { values }),
  };
}

export interface ChangeSet {
  /** The product that the edits were made on. */
  base: Product;
  edits: Edits;
  count: number;
  /** Whoever is signed in may only look. */
  readOnly: boolean;
  violations: Violation[];
  setValue: (key: string, value: Value | null) => void;
  setPart: <P extends Part>(part: P, value: NonNullable<Edits[P]>) => void;
  setViolations: (violations: Violation[]) => void;
  /** Goes on with other edits on another base, after a save or a merge. */
  rebase: (base: Product | null, edits: Edits) => void;
  /** The value as it will be once saved; null for none. */
  valueOf: (key: string) => Value | null;
}

interface State {
  /** Kept from the first edit on, so that a later version is noticed as a conflict. */
  base: Product | null;
  edits: Edits;
  violations: Violation[];
}

const CLEAN: State = { base: null, edits: NO_EDITS, violations: [] };

export function useChangeSet(latest: Product, readOnly: boolean): ChangeSet {
  const [state, setState] = useState<State>(CLEAN);
  const base = state.base ?? latest;

  function edit(change: (edits: Edits, base: Product) => Edits, fixed: string | null) {
    setState((old) => {
      const on = old.base ?? latest;
      const edits = change(old.edits, on);
      return {
        base: countOf(edits) === 0 ? null : on,
        edits,
        violations: old.violations.filter((v) => v.field !== fixed),
      };
    });
  }

  return {
    base,
    edits: state.edits,
    count: countOf(state.edits),
    readOnly,
    violations: state.violations,
    setValue: (key, value) => {
      edit(
        (edits, on) => withValue(edits, on, key, value),
        key.split('|').filter(Boolean).join('-'),
      );
    },
    setPart: (part, value) => {
      edit((edits, on) => withPart(edits, on, part, value), part);
    },
    setViolations: (violations) => {
      setState((old) => ({ ...old, violations }));
    },
    rebase: (next, edits) => {
      setState(countOf(edits) === 0 ? CLEAN : { base: next, edits, violations: [] });
    },
    valueOf: (key) => {
      const edited = state.edits.values[key];
      return edited === undefined ? (base.values[key] ?? null) : edited;
    },
  };
}
