import type { Violation } from './types';

/** Who changed a place last. */
export interface Trace {
  at: string;
  by: string;
  /** Up to when it is known to be true at its source. */
  asOf: string;
  before?: string | null;
}

export interface OfferPrice {
  /** Null for all channels that have none of their own. */
  channel: string | null;
  location: string | null;
  currency: string;
  list: number;
  sale: number | null;
  saleFrom: string | null;
  saleUntil: string | null;
  onSale: boolean;
  changed: Trace | null;
}

export interface OfferStock {
  channel: string | null;
  location: string;
  quantity: number;
  changed: Trace | null;
}

export interface OfferItem {
  sku: string;
  label: string | null;
  image: string | null;
  prices: OfferPrice[];
  stock: OfferStock[];
  /** Pieces by channel, buffers and caps applied. */
  shown: Partial<Record<string, number>>;
}

/** A price or a stock level as it is sent. */
export interface OfferRow {
  sku: string;
  channel: string | null;
  location: string | null;
  currency?: string;
  price?: string;
  salePrice?: string | null;
  saleFrom?: string | null;
  saleUntil?: string | null;
  quantity?: number;
  /** When the place was last changed, as it was seen. */
  basis: string;
  remove?: boolean;
}

export interface OfferAnswer {
  line: number;
  sku: string | null;
  outcome: 'REJECTED' | 'CONFLICT' | 'CREATED' | 'UPDATED' | 'REMOVED' | 'UNCHANGED' | 'OLDER';
  violations: Violation[];
}

export interface StockPolicy {
  channel: string;
  holdBack: number;
  holdBackPerLocation: number;
  showAtMost: number | null;
  which: 'ALL' | 'ONLY' | 'ALL_BUT';
  locations: string[];
}
