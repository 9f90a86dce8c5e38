import type { Finding, Level } from './feedTypes';
import type { Job, Violation } from './types';

/** One function that expressions can call besides CEL's own. */
export interface MappingFunction {
  name: string;
  group: string;
  /** Such as `truncate(text, most)`. */
  signature: string;
  /** The name of an argument also tells what it means, such as `attribute`. */
  parameters: { name: string; type: string }[];
  variadic: boolean;
  result: string;
  help: string;
  example: string;
}

/** Line and column count from 1. */
export interface ExpressionProblem {
  severity: 'ERROR' | 'WARNING';
  line: number;
  column: number;
  message: string;
}

export interface PreviewProblem extends ExpressionProblem {
  field: string;
}

export interface SourceRead {
  kind: 'ATTRIBUTE' | 'OFFER' | 'CATEGORY' | 'PARAMETER';
  name: string;
  locale: string | null;
  channel: string | null;
  value: unknown;
}

export interface TraceNote {
  kind: string;
  says: string;
}

export interface TraceStep {
  expression: string;
  depth: number;
  value: unknown;
  notes: TraceNote[];
}

/** How one field of one item came to its value. */
export interface FieldTrace {
  sku: string;
  sources: SourceRead[];
  steps: TraceStep[];
  value: unknown;
  notes: TraceNote[];
  problem: string | null;
}

export interface RuleCount {
  rule: string;
  severity: Finding['severity'];
  items: number;
  /** Of one of the items. */
  message: string;
  sku: string;
  source: string | null;
}

export interface FieldFulfilment {
  name: string;
  level: Level;
  items: number;
  filled: number;
  violating: number;
  rules: RuleCount[];
}

export interface Fulfilment {
  feed: string;
  counted: string;
  items: number;
  skipped: number;
  fields: FieldFulfilment[];
  others: RuleCount[];
}

export interface FulfilmentState {
  counts: Fulfilment | null;
  /** The feed, the structure or a table changed since. */
  outdated: boolean;
  job: Job | null;
}

export interface Taxonomy {
  code: string;
  label: string;
  locale: string;
  nodes: number;
  revision: string;
  uploaded: string;
}

export interface TaxonomyNode {
  id: string;
  name: string;
  path: string;
  /** How like it is, 0 to 1; null where it was searched for. */
  score: number | null;
}

/** One of our categories and what it is on the channel. */
export interface MappedCategory {
  code: string;
  parent: string | null;
  label: string;
  level: number;
  /** That go out and are in it or below; null where nobody counted. */
  products: number | null;
  /** Id of what it is itself mapped to. */
  target: string | null;
  path: string | null;
  inheritedFrom: string | null;
}

export interface CategoryOverview {
  selected: number;
  mapped: number;
  rows: MappedCategory[];
}

/** What a table that came back changed. */
export interface TakenTable {
  changed: number;
  removed?: number;
  violations: Violation[];
}

export type Unmapped = 'REPORT' | 'PASS' | 'FIXED' | 'EMPTY';

export interface ValueTable {
  code: string;
  /** Whose own table it is; null for one that all feeds share. */
  feed: string | null;
  label: string;
  attribute: string | null;
  unmapped: Unmapped;
  fixed: string | null;
  values: Record<string, string>;
}

export interface ValueRow {
  value: string;
  label: string;
  products: number | null;
  channelValue: string | null;
  suggestions: { value: string; score: number }[];
}

export interface TableOverview {
  selected: number | null;
  mapped: number | null;
  rows: ValueRow[];
  channelValues: string[];
}

export interface ExchangeRate {
  from: string;
  to: string;
  rate: number;
  day: string;
  source: string;
}
