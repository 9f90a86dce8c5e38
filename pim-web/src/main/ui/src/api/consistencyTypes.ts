/** What one feed last told its channel of one product. */
export interface ChannelListing {
  feed: string;
  state:
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
  /** The channel has it, as far as we know. */
  listed: boolean;
  currency: string | null;
  price: number | null;
  /** What buyers pay now, by what was told. */
  pays: number | null;
  /** Availability as it was told. */
  words: string | null;
  availability: 'AVAILABLE' | 'UNAVAILABLE' | 'LATER' | 'UNKNOWN';
  quantity: number | null;
  /** When the run began that sent it. */
  sent: string | null;
}

export interface PriceSpread {
  currency: string;
  least: number;
  most: number;
  percent: number;
}

export interface ConsistencyRow {
  sku: string;
  listings: ChannelListing[];
  spreads: PriceSpread[];
  availabilityDiffers: boolean;
}

export interface ComparedFeed {
  code: string;
  label: string;
  channel: string;
  currency: string;
}

export interface ConsistencyView {
  feeds: ComparedFeed[];
  /** May be fewer than were asked for, though more follow. */
  items: ConsistencyRow[];
  next: string | null;
}
