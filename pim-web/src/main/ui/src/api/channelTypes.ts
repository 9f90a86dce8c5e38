import type { FeedRun } from './feedTypes';
import type { ItemAction } from './ledgerTypes';

/** Where an item stands with its channel. */
export type ItemState =
  | 'PENDING'
  | 'SUBMITTED'
  | 'ACCEPTED'
  | 'LIVE'
  | 'REJECTED'
  | 'DELETED'
  | 'PARKED'
  | 'SKIPPED'
  | 'WITHHELD'
  | 'INSIDE';

export type StateCounts = Partial<Record<ItemState, number>>;

/** How far the items of a feed are on their way. */
export interface Progress {
  at: string;
  due: string | null;
  pause: string | null;
  trouble: string | null;
}

/** How a feed stands with its channel. */
export interface Standing {
  feed: string;
  label: string;
  enabled: boolean;
  connector: string;
  /** Whether items are sent one by one, so that the channel's answers are known. */
  oneByOne: boolean;
  requirementSet: string;
  channel: string;
  states: StateCounts;
  listed: number;
  settledAt: string | null;
  progress: Progress | null;
  lastRun: FeedRun | null;
  nextFire: string | null;
}

export interface ChannelProblem {
  state: ItemState;
  attribute: string | null;
  code: string;
  message: string;
  link: string | null;
  count: number;
  sku: string;
}

export interface Counted {
  at: string;
  states: StateCounts;
}

export interface Found {
  count: number;
  skus: string[];
}

/** What came of comparing the channel's own list with ours. */
export interface Reconciled {
  at: string;
  listed: number;
  gone: Found;
  unsent: Found;
  returned: Found;
  corrected: Found;
  foreign: Found;
  ofOthers: Found;
  trouble: string | null;
}

export interface StandingDetail {
  standing: Standing;
  problems: ChannelProblem[];
  partial: boolean;
  trend: Counted[];
  reconciled: Reconciled | null;
  reconcileAsked: string | null;
}

export interface ChannelIssue {
  attribute: string | null;
  code: string;
  severity: 'ERROR' | 'WARNING' | 'INFO';
  message: string;
  link: string | null;
  field: string;
  sources: string[];
  offer: boolean;
}

/** A product as one feed's channel has it. */
export interface ChannelItem {
  feed: string;
  label: string;
  requirementSet: string;
  connector: string;
  channel: string;
  locale: string;
  sku: string;
  /** Whether the item is a product model. */
  model: boolean;
  state: ItemState;
  action: ItemAction | null;
  listed: boolean;
  since: string;
  channelId: string | null;
  failures: number;
  run: string;
  issues: ChannelIssue[];
}
