import type { CustomColumn, CustomFormat, FeedTemplate } from '@/api/types';

/** The parts of a template in the order of the document. */
export const PARTS = [
  { id: 'head', label: 'Before the items', rows: 3 },
  { id: 'item', label: 'Each item', rows: 8 },
  { id: 'between', label: 'Between two items', rows: 1 },
  { id: 'foot', label: 'Behind the items', rows: 2 },
] as const satisfies readonly { id: keyof FeedTemplate; label: string; rows: number }[];

export type PartId = (typeof PARTS)[number]['id'];

/** Names that the parts around the items know. */
export const AROUND = ['label', 'link', 'locale', 'time', 'parameters.name'];

export const DELIMITERS = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '|', label: 'Bar' },
  { value: '\t', label: 'Tab' },
];

/** What a template of the format is written in; null for a format without one. */
export function languageOf(format: string): FeedTemplate['language'] | null {
  return format.startsWith('template-xml')
    ? 'XML'
    : format.startsWith('template-json')
      ? 'JSON'
      : null;
}

/** A first template that shows how it is done, with the columns in their order. */
export function startOf(language: FeedTemplate['language'], columns: CustomColumn[]): FeedTemplate {
  const names = columns.map((column) => column.name).filter((name) => name !== '');
  return language === 'XML'
    ? {
        language,
        head: '<?xml version="1.0" encoding="UTF-8"?>\n<items>\n',
        item: `  <item>\n${names.map((name) => `    <${tag(name)}>{{${name}}}</${tag(name)}>\n`).join('')}  </item>\n`,
        between: null,
        foot: '</items>\n',
      }
    : {
        language,
        head: '[\n',
        item: `  {${names.map((name) => `"${name}": {{${name}}}`).join(', ')}}`,
        between: ',\n',
        foot: '\n]\n',
      };
}

const tag = (name: string) => name.replace(/[^\w.-]/g, '_').replace(/^[^A-Za-z_]/, '_');

/** The format with a template where, and only where, the file format wants one. */
export function fitting(custom: CustomFormat, format: string): CustomFormat {
  const language = languageOf(format);
  if (language === null) {
    return { ...custom, template: null };
  }
  return custom.template?.language === language
    ? custom
    : { ...custom, template: startOf(language, custom.columns) };
}

/** What is wrong with the names of columns, by place; the server says the rest. */
export function nameProblem(columns: CustomColumn[], at: number): string | undefined {
  const name = columns[at]?.name ?? '';
  if (name.trim() === '') {
    return 'A column needs a name.';
  }
  return columns.findIndex((column) => column.name === name) === at
    ? undefined
    : 'Is another column’s name.';
}

/** The list with one entry moved by so many places. */
export function moved<T>(list: T[], from: number, by: number): T[] {
  const to = Math.max(0, Math.min(list.length - 1, from + by));
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}
