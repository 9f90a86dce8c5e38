import type { ItemState, StateCounts } from './channelTypes';
import type { Finding } from './feedTypes';

export type ItemAction = 'CREATE' | 'UPDATE' | 'DELETE';

/** One thing that is wrong with an item, in the channel's words. */
export interface ItemIssue {
  attribute: string | null;
  code: string;
  severity: 'ERROR' | 'WARNING' | 'INFO';
  message: string;
  link: string | null;
}

/** What the channel says beforehand of an item; nothing was sent. */
export interface Rehearsal {
  sku: string;
  findings: Finding[];
  /** Null where Stoa would not send the item. */
  answer: { state: ItemState; issues: ItemIssue[] } | null;
}

/** What a feed last sent for one item, and what became of it. */
export interface LedgerRow {
  key: string;
  sku: string;
  model: boolean;
  state: ItemState;
  /** Null when it was never sent. */
  action: ItemAction | null;
  listed: boolean;
  /** SKU or code of the group that a variant goes out in or after. */
  within: string | null;
  channelId: string | null;
  issues: ItemIssue[];
  failures: number;
  /** That last sent it or found it skipped. */
  run: string;
  runBegan: string | null;
  since: string;
  look: string | null;
}

export interface LedgerPage {
  items: LedgerRow[];
  next: string | null;
}

export interface LedgerSummary {
  states: StateCounts;
  listed: number;
  run: string | null;
  lookedAt: string | null;
  comparedAt: string | null;
  nextLook: string | null;
  unsettled: string | null;
}

/** What a run has to tell a destination of one item. */
export interface ChangedItem {
  sku: string;
  model: boolean;
  action: ItemAction;
  /** That differ; empty where the item is new or goes. */
  fields: string[];
}

export interface ChangesPage {
  items: ChangedItem[];
  next: number | null;
}
