import { expect, test } from 'vitest';
import type { Finding, PreviewItem } from '@/api/types';
import { reasonsOf, verdictOf } from './verdict';

const finding = (severity: Finding['severity']): Finding => ({
  sku: 'A',
  severity,
  violation: { field: 'title', rule: 'set/title/max', message: 'Too long.' },
  source: null,
});

const item = (part: Partial<PreviewItem>): PreviewItem => ({
  sku: 'A',
  skipped: false,
  withheld: null,
  enabled: true,
  selected: true,
  fields: [],
  findings: [],
  schema: null,
  rendered: '',
  ...part,
});

test('an item without a reason against it goes out', () => {
  expect(verdictOf(item({}))).toEqual({ goesOut: true, label: 'Goes out', tone: 'good' });
  expect(verdictOf(item({ findings: [finding('WARNING')] })).label).toBe('Goes out, 1 warning');
});

test('a disabled product is said to be disabled, not also to be unselected', () => {
  const reasons = reasonsOf(item({ enabled: false, selected: false }));
  expect(reasons.map((r) => r.label)).toEqual(['Disabled']);
});

test('every reason is named, and only errors count as problems', () => {
  const reasons = reasonsOf(
    item({
      selected: false,
      withheld: 'The launch Capsule opens on 17 December.',
      skipped: true,
      findings: [finding('ERROR'), finding('ERROR'), finding('WARNING')],
    }),
  );
  expect(reasons.map((r) => r.label)).toEqual([
    'Not selected',
    'Held back',
    'Left out: 2 problems',
  ]);
  expect(reasons[1]?.says).toContain('Capsule');
});
