import { expect, test } from 'vitest';
import { codeOf, endingOf, newFeed } from './newFeed';

const set = { code: 'google-merchant', label: 'Google', about: '', formats: ['rss', 'tsv'] };
const channel = {
  code: 'web',
  labels: {},
  locales: ['de_DE', 'en_US'],
  currencies: ['EUR'],
};

test('a label suggests a code', () => {
  expect(codeOf('  Größen & Café, US ')).toBe('gro-en-cafe-us');
  expect(codeOf('x'.repeat(90))).toHaveLength(64);
});

test('a file ends as its format does', () => {
  expect(['rss', 'csv', 'jsonl.gz', 'template-xml.gz', 'amazon-json'].map(endingOf)).toEqual([
    'xml',
    'csv',
    'jsonl.gz',
    'xml.gz',
    'json',
  ]);
});

test('a new feed sees everything through the channel and goes nowhere by itself', () => {
  expect(newFeed('Google US', 'google-us', set, channel)).toMatchObject({
    format: 'rss',
    fileName: 'google-us.xml',
    selection: { is: 'all' },
    view: { channel: 'web', locale: 'de_DE', currency: 'EUR' },
    schedules: [],
    custom: null,
  });
  const own = newFeed('Own', 'own', { ...set, code: 'custom', formats: ['csv'] }, channel);
  expect(own.custom?.columns).toHaveLength(1);
});
