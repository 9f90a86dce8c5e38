import type { Value } from './types';

export type EditWay = 'PAGE' | 'API' | 'IMPORT' | 'UNKNOWN';

/** One thing that an edit changed. */
export interface HistoryChange {
  /** Of a value, or `enabled`, `family`, `parent`, `categories`, `groups`, `UPSELL-products`. */
  key: string;
  before: Value | null;
  after: Value | null;
  /** False when only the beginning of `before` is kept: it cannot be brought back. */
  whole: boolean;
}

/** What one write did to a product. */
export interface HistoryEntry {
  /** That it led to. */
  version: number;
  at: string;
  by: string | null;
  way: EditWay;
  /** Of an import. */
  job: string | null;
  created: boolean;
  changes: HistoryChange[];
  /** How many further changes are not kept. */
  more: number;
}

export interface HistoryPage {
  items: HistoryEntry[];
  next: number | null;
}
