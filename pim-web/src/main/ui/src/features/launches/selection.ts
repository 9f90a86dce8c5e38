import type { Filter } from '@/api/types';

/** A selection as the form has it; all that is given must hold. */
export interface Selection {
  families: string[];
  categories: string[];
  skus: string[];
  words: string;
}

export const NOTHING: Selection = { families: [], categories: [], skus: [], words: '' };

/** Null where nothing is given: nobody means to launch everything. */
export function filterOf(selection: Selection): Filter | null {
  const filters: Filter[] = [];
  if (selection.families.length > 0) {
    filters.push({ is: 'family', families: selection.families });
  }
  if (selection.categories.length > 0) {
    filters.push({ is: 'category', categories: selection.categories });
  }
  if (selection.skus.length > 0) {
    filters.push({ is: 'identifier', identifiers: selection.skus });
  }
  if (selection.words.trim() !== '') {
    filters.push({ is: 'text', words: selection.words.trim() });
  }
  return filters.length === 0
    ? null
    : filters.length === 1
      ? (filters[0] ?? null)
      : { is: 'and', filters };
}

/** Null for a filter that the form cannot show. */
export function selectionOf(filter: Filter): Selection | null {
  const parts = filter.is === 'and' ? (filter.filters as Filter[]) : [filter];
  let selection = NOTHING;
  for (const part of parts) {
    const next = added(selection, part);
    if (next === null) {
      return null;
    }
    selection = next;
  }
  return selection;
}

function added(to: Selection, part: Filter): Selection | null {
  if (part.is === 'family' && to.families.length === 0) {
    return { ...to, families: part.families as string[] };
  }
  if (part.is === 'category' && to.categories.length === 0) {
    return { ...to, categories: part.categories as string[] };
  }
  if (part.is === 'identifier' && to.skus.length === 0) {
    return { ...to, skus: part.identifiers as string[] };
  }
  if (part.is === 'text' && to.words === '') {
    return { ...to, words: part.words as string };
  }
  return null;
}
