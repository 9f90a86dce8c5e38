import { expect, test } from 'vitest';

const PAGES = import.meta.glob<string>('/src/**/*.tsx', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const SHEETS = import.meta.glob<Record<string, string>>('/src/**/*.module.css', {
  import: 'default',
  eager: true,
});
const IMPORT = /import (\w+) from '([^']+\.module\.css)'/g;

/** Classes that a page takes from a style sheet that does not have them. */
function missing(page: string, code: string): string[] {
  return [...code.matchAll(IMPORT)].flatMap(([, name = '', path = '']) => {
    const sheet = SHEETS[pathOf(page, path)] ?? {};
    const uses = code.replaceAll(IMPORT, '').matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'));
    return [...uses].map(([, use = '']) => use).filter((use) => !(use in sheet));
  });
}

function pathOf(page: string, path: string): string {
  return path.startsWith('@/')
    ? path.replace('@/', '/src/')
    : new URL(path, `file://${page}`).pathname;
}

test('style sheets have the classes that pages take from them', () => {
  const pages = Object.entries(PAGES);
  expect(pages.length).toBeGreaterThan(50);
  expect(
    pages.flatMap(([page, code]) => missing(page, code).map((use) => `${page} ${use}`)),
  ).toEqual([]);
});
