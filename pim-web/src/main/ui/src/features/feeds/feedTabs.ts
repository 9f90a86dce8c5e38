import type { FeedSummary, RequirementSet } from '@/api/types';
import type { Tab } from '@/design/Tabs';

export type FeedTab =
  | 'overview'
  | 'ledger'
  | 'requirements'
  | 'mapping'
  | 'categories'
  | 'values'
  | 'types'
  | 'preview'
  | 'report'
  | 'settings';

export const OWN_FORMAT = 'custom';

/** The parts of the feed's page; some belong to some channels only. */
export function tabsOf(
  feed: FeedSummary,
  requirements: RequirementSet | undefined,
): Tab<FeedTab>[] {
  const own = feed.requirementSet === OWN_FORMAT;
  const tabs: Tab<FeedTab>[] = [
    { id: 'overview', label: 'Overview' },
    { id: 'ledger', label: 'Ledger' },
    { id: 'requirements', label: 'Requirements' },
    { id: 'mapping', label: own ? 'Format' : 'Mapping' },
    { id: 'categories', label: 'Categories' },
    { id: 'values', label: 'Values' },
  ];
  if ((requirements?.schema ?? null) !== null) {
    tabs.push({ id: 'types', label: 'Product types' });
  }
  return [
    ...tabs,
    { id: 'preview', label: 'Preview' },
    { id: 'report', label: 'Report' },
    { id: 'settings', label: 'Settings' },
  ];
}

/** What a tab shows of its part, kept in the address: a run, a field, a product. */
export interface Shown {
  run?: string;
  field?: string;
  sku?: string;
}

export const SHOWN = ['run', 'field', 'sku'] as const satisfies readonly (keyof Shown)[];
