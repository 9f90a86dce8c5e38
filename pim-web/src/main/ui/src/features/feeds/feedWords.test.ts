import { expect, test } from 'vitest';
import type { FeedSummary, RequirementSet } from '@/api/types';
import { feedOf } from './feedOf';
import { tabsOf } from './feedTabs';
import { runWords } from './feedWords';

const feed: FeedSummary = {
  code: 'own',
  label: 'Own',
  enabled: true,
  selection: { is: 'all' },
  requirementSet: 'custom',
  view: {
    channel: 'web',
    locale: 'en_US',
    currency: 'USD',
    baseUrl: null,
    parameters: {},
    fallbackLocales: ['de_DE'],
    fallbackChannels: ['print'],
  },
  mapping: {},
  format: 'csv',
  fileName: 'own.csv',
  destination: { connector: 'hosted', settings: {} },
  schedules: [],
  mostLost: 5,
  onChange: { quietSeconds: 30 },
  custom: { columns: [{ name: 'sku', value: 'sku()', required: true }] },
  lastRun: null,
  running: false,
  nextFire: null,
  version: 1,
};

test('a dry run is never called delivered, and one that failed still failed', () => {
  expect(runWords('SUCCEEDED', true).label).toBe('Dry run');
  expect(runWords('SUCCEEDED_WITH_SKIPS', true).label).toBe('Dry run');
  expect(runWords('FAILED', true).label).toBe('Failed');
  expect(runWords('SUCCEEDED', false).label).toBe('Delivered');
});

test('everything of a feed but how it stands is kept when it is saved', () => {
  const { lastRun: _l, running: _r, nextFire: _n, ...kept } = feed;
  expect(feedOf(feed)).toEqual(kept);
});

test('an own format has its editor, and product types are shown where the channel has some', () => {
  const labels = (summary: FeedSummary, schema: RequirementSet['schema']) =>
    tabsOf(summary, { schema } as RequirementSet).map((tab) => tab.label);
  expect(labels(feed, null)).toContain('Format');
  expect(labels(feed, null)).not.toContain('Mapping');
  const amazon = { ...feed, requirementSet: 'amazon-listings' };
  const schema = { channel: 'amazon', namedBy: 'productType', usualEdition: 'LISTING' };
  expect(labels(amazon, schema)).toEqual(expect.arrayContaining(['Mapping', 'Product types']));
  expect(labels(amazon, null)).not.toContain('Product types');
});
