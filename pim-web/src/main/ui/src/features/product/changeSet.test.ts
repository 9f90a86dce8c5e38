import { describe, expect, test } from 'vitest';
import type { Product } from '@/api/types';
import { countOf, NO_EDITS, patchOf, withPart, withValue } from './changeSet';
import { carriedOver, clashes, theirChanges } from './merge';

function product(values: Product['values'], version = 3): Product {
  return {
    identifier: 'amor',
    version,
    enabled: true,
    family: 'clothing',
    parent: null,
    models: [],
    categories: ['men'],
    inheritedCategories: [],
    groups: [],
    associations: {},
    values,
    inherited: {},
    completeness: [],
    created: '2026-01-01T00:00:00Z',
    updated: '2026-01-01T00:00:00Z',
  };
}

describe('a change set', () => {
  test('holds only what differs from the stored product', () => {
    const base = product({ name: 'Amor', price: { prices: { EUR: 9, USD: 10 } } });
    let edits = withValue(NO_EDITS, base, 'name', 'Amore');
    edits = withValue(edits, base, 'price', { prices: { USD: 10, EUR: 9 } });
    expect(countOf(edits)).toBe(1);
    edits = withValue(edits, base, 'name', 'Amor');
    expect(countOf(edits)).toBe(0);
  });

  test('clears a value with null and sends the version it was made on', () => {
    const base = product({ name: 'Amor' });
    const edits = withPart(withValue(NO_EDITS, base, 'name', null), base, 'enabled', false);
    expect(patchOf(edits, base)).toEqual({ version: 3, enabled: false, values: { name: null } });
  });

  test('clearing what is not there is no edit', () => {
    expect(countOf(withValue(NO_EDITS, product({}), 'name', null))).toBe(0);
  });
});

describe('a merge', () => {
  const base = product({ name: 'Amor', color: { option: 'red' }, size: { option: 's' } });
  const latest = product({ name: 'Amour', color: { option: 'blue' }, size: { option: 's' } }, 4);
  const edits = withValue(withValue(NO_EDITS, base, 'name', 'Amore'), base, 'size', null);

  test('tells clashes from what only the other side changed', () => {
    const changes = theirChanges(base, latest, edits);
    expect(changes.map((c) => [c.what, clashes(c)])).toEqual([
      ['name', true],
      ['color', false],
    ]);
  });

  test('keeps own edits on the latest version', () => {
    const carried = carriedOver(edits, latest, new Set());
    expect(patchOf(carried, latest)).toEqual({
      version: 4,
      values: { name: 'Amore', size: null },
    });
  });

  test('lets go of the edits that give way', () => {
    expect(carriedOver(edits, latest, new Set(['name'])).values).toEqual({ size: null });
  });
});
