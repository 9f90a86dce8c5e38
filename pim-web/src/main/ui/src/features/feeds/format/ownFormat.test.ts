import { expect, test } from 'vitest';
import type { CustomFormat } from '@/api/types';
import { fitting, languageOf, moved, nameProblem, startOf } from './ownFormat';

const column = (name: string) => ({ name, value: 'sku()', required: false });
const custom: CustomFormat = { columns: [column('sku'), column('Nr. 2')] };

test('only formats by template have a language', () => {
  expect(languageOf('template-xml.gz')).toBe('XML');
  expect(languageOf('template-json')).toBe('JSON');
  expect(languageOf('csv')).toBeNull();
});

test('a first template holds every column under a name that its language allows', () => {
  expect(startOf('XML', custom.columns).item).toContain('<Nr._2>{{Nr. 2}}</Nr._2>');
  expect(startOf('JSON', custom.columns).item).toBe('  {"sku": {{sku}}, "Nr. 2": {{Nr. 2}}}');
});

test('a template comes and goes with the file format, and one that fits stays', () => {
  const xml = fitting(custom, 'template-xml');
  expect(xml.template?.language).toBe('XML');
  expect(fitting(xml, 'template-xml.gz')).toBe(xml);
  expect(fitting(xml, 'template-json').template?.language).toBe('JSON');
  expect(fitting(xml, 'csv').template).toBeNull();
});

test('names are there, and each once', () => {
  const columns = [column('a'), column(' '), column('a')];
  expect(nameProblem(columns, 0)).toBeUndefined();
  expect(nameProblem(columns, 1)).toBe('A column needs a name.');
  expect(nameProblem(columns, 2)).toBe('Is another column’s name.');
});

test('a column is moved, and not past the ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
});
