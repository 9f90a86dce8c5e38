import type { EditWay, FormAttribute, HistoryEntry } from '@/api/types';
import { labelIn } from '@/lib/labels';
import { partsOf } from '@/lib/valueKey';
import { inWords, plain } from './inWords';

const FIELDS: Partial<Record<string, string>> = {
  enabled: 'Enabled',
  family: 'Family',
  parent: 'Product model above',
  categories: 'Categories',
  groups: 'Groups',
};
const LINKS: [string, string][] = [
  ['-product_models', 'product models'],
  ['-products', 'products'],
  ['-groups', 'groups'],
];

const WAYS: Record<EditWay, string> = {
  PAGE: 'in these pages',
  API: 'through the API',
  IMPORT: 'by an import',
  UNKNOWN: '',
};

export const wayWords = (way: EditWay) => WAYS[way];

/** Codes of the attributes that the entries speak of. */
export function attributesIn(entries: HistoryEntry[]): string[] {
  const codes = entries.flatMap((entry) =>
    entry.changes.map((change) => partsOf(change.key).attribute),
  );
  return [...new Set(codes)].filter((code) => !(code in FIELDS) && !code.includes('-')).sort();
}

/** What was changed, as the form calls it. */
export function changedWords(key: string, attributes: FormAttribute[], locale: string): string {
  const parts = partsOf(key);
  const link = LINKS.find(([ending]) => parts.attribute.endsWith(ending));
  if (link !== undefined) {
    return `Association ${parts.attribute.slice(0, -link[0].length)}: ${link[1]}`;
  }
  const attribute = attributes.find((a) => a.code === parts.attribute);
  return (
    FIELDS[parts.attribute] ??
    labelIn(attribute?.labels, locale, attribute?.code ?? parts.attribute)
  );
}

const CONTEXT = 30;

/**
 * Two values as one short line each; where they are long and begin alike, from shortly before
 * they part.
 */
export function apart(before: unknown, after: unknown): [string, string] {
  const texts: [string, string] = [plain(before), plain(after)];
  const same = alike(...texts);
  if (inWords(before) === texts[0] && inWords(after) === texts[1]) {
    return texts;
  }
  const from = same <= CONTEXT * 2 ? 0 : same - CONTEXT;
  const [one, other] = texts.map((text) => inWords(from === 0 ? text : `…${text.slice(from)}`));
  return [one ?? '', other ?? ''];
}

function alike(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) {
    length++;
  }
  return length;
}

/** How many edits between the two entries are not kept. */
export function gap(newer: HistoryEntry, older: HistoryEntry | undefined): number {
  return older === undefined ? 0 : newer.version - older.version - 1;
}
