import { describe, expect, test } from 'vitest';
import type { FormAttribute, HistoryEntry } from '@/api/types';
import { apart, attributesIn, changedWords, gap } from './historyWords';

const entry = (version: number, ...keys: string[]): HistoryEntry => ({
  version,
  at: '2026-11-26T10:00:00Z',
  by: 'ann',
  way: 'PAGE',
  job: null,
  created: false,
  changes: keys.map((key) => ({ key, before: 'a', after: 'b', whole: true })),
  more: 0,
});

describe('changedWords', () => {
  const name = { code: 'name', labels: { en_US: 'Name' } } as unknown as FormAttribute;
  test('takes the label of an attribute, or its code where it is gone', () => {
    expect(changedWords('name|en_US|web', [name], 'en_US')).toBe('Name');
    expect(changedWords('color', [name], 'en_US')).toBe('[color]');
  });
  test('knows the fields of a product and its associations', () => {
    expect(changedWords('enabled', [], 'en_US')).toBe('Enabled');
    expect(changedWords('UP-SELL-product_models', [], 'en_US')).toBe(
      'Association UP-SELL: product models',
    );
  });
});

describe('apart', () => {
  test('leaves what is short as it is', () => {
    expect(apart('Mug', null)).toEqual(['Mug', 'empty']);
    expect(apart({ options: ['a'] }, { options: [] })).toEqual(['a', 'none']);
  });
  test('begins where long texts part', () => {
    const same = 'x'.repeat(500);
    const [before, after] = apart(`${same}red`, `${same}blue`);
    expect(before).toBe(`…${'x'.repeat(30)}red`);
    expect(after).toBe(`…${'x'.repeat(30)}blue`);
  });
  test('cuts long texts that differ at once', () => {
    const [before] = apart('a'.repeat(500), 'b'.repeat(500));
    expect(before).toBe(`${'a'.repeat(160)}…`);
  });
});

test('attributesIn leaves out what is no attribute', () => {
  const entries = [entry(3, 'name|en_US', 'enabled'), entry(2, 'UPSELL-products', 'color')];
  expect(attributesIn(entries)).toEqual(['color', 'name']);
});

test('gap counts the versions between two entries', () => {
  expect(gap(entry(9), entry(8))).toBe(0);
  expect(gap(entry(9), entry(1))).toBe(7);
  expect(gap(entry(9), undefined)).toBe(0);
});
