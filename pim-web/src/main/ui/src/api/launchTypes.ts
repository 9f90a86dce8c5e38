import type { Filter } from './feedTypes';

export type Every = 'DAY' | 'WEEK' | 'MONTH';

/** Dates and times are on the clocks of the zone. */
export interface LaunchTiming {
  is: 'once' | 'recurring';
  zone: string;
  start?: string | null;
  end?: string | null;
  every?: Every | null;
  days?: number[] | null;
  at?: string | null;
  /** `P1D` or `PT24H`. */
  lasts?: string | null;
  from?: string | null;
  until?: string | null;
}

export interface LaunchWindow {
  start: string;
  end: string;
}

export interface PlannedFeed {
  code: string;
  label: string;
  enabled: boolean;
  products: number;
  /** It has them before, with its channel's own field for the start. */
  ahead: boolean;
}

export interface LaunchPlan {
  state: 'OFF' | 'UPCOMING' | 'OPEN' | 'OVER';
  products: number;
  some: string[];
  feeds: PlannedFeed[];
  windows: LaunchWindow[];
}

/** As it is sent. */
export interface LaunchDraft {
  code: string;
  label: string;
  enabled: boolean;
  timing: LaunchTiming;
  selection: Filter;
  feeds: string[];
  channels: string[];
  ahead: boolean;
  limit: number | null;
  /** The one that was read, 0 for a new launch. */
  version: number;
}

export interface Launch extends LaunchDraft {
  plan: LaunchPlan;
}
