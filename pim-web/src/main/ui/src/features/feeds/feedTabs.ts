import type { Tab } from '@/design/Tabs';

export type FeedTab =
  | 'overview'
  | 'requirements'
  | 'mapping'
  | 'categories'
  | 'values'
  | 'report'
  | 'preview'
  | 'settings';

export const FEED_TABS: Tab<FeedTab>[] = [
  { id: 'overview', label: 'Overview' },
  { id: 'requirements', label: 'Requirements' },
  { id: 'mapping', label: 'Mapping' },
  { id: 'categories', label: 'Categories' },
  { id: 'values', label: 'Values' },
  { id: 'preview', label: 'Preview' },
  { id: 'report', label: 'Report' },
  { id: 'settings', label: 'Settings' },
];

/** What a tab shows of its part, kept in the address: a run, a field. */
export interface Shown {
  run?: string;
  field?: string;
}
