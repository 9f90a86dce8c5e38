import type { Filter } from './feedTypes';

/** What products are counted by; which fields it needs depends on `by`. */
export interface AskedFacet {
  by: 'FAMILY' | 'CATEGORY' | 'CATEGORY_TREE' | 'ENABLED' | 'KIND' | 'COMPLETENESS' | 'VALUE';
  categories?: string[];
  channel?: string;
  locale?: string;
  key?: { attribute: string; locale: string | null; channel: string | null };
  chosen?: Filter;
}

export interface AskedCounts {
  filter: Filter | null;
  facets: AskedFacet[];
  locale: string;
  limit: number;
}

export interface FacetValue {
  code: string;
  label: string;
  documents: number;
}

/** The most frequent values first. */
export interface FacetCounts {
  total: number;
  values: FacetValue[];
  /** How many more values there are. */
  further: number;
  /** How many products have none. */
  without: number;
}
