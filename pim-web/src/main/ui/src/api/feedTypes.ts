import type { FieldTrace, PreviewProblem } from './mappingTypes';
import type { NamedSchema, SchemaRule } from './schemaTypes';
import type { Violation } from './types';

export type RunState =
  | 'RUNNING'
  | 'SUCCEEDED'
  | 'SUCCEEDED_WITH_SKIPS'
  | 'FAILED'
  | 'HELD'
  | 'DISCARDED'
  | 'INTERRUPTED';

/** What a run found between the feed and what its destination has, in items. */
export interface Difference {
  everything: boolean;
  why: string | null;
  lookedAt: number;
  created: number;
  updated: number;
  deleted: number;
  unchanged: number;
  skipped: number;
}

export interface RunFile {
  name: string;
  path: string;
  mediaType: string;
  bytes: number;
  items: number;
  location: string | null;
}

export interface FeedRun {
  id: string;
  feed: string;
  trigger: 'SCHEDULE' | 'MISSED_SCHEDULE' | 'PERSON' | 'CHANGE' | 'COMMAND_LINE';
  state: RunState;
  scheduledFor: string | null;
  started: string;
  ended: string | null;
  counts: Partial<Record<'WRITTEN' | 'SKIPPED' | 'WITHHELD' | 'WRITTEN_WITH_WARNINGS', number>>;
  files: RunFile[];
  report: string | null;
  errors: string[];
  mode: 'USUAL' | 'EVERYTHING' | 'DRY_RUN';
  difference: Difference | null;
}

/** A search filter; only the parts that pages look into are typed. */
export interface Filter {
  is: string;
  [part: string]: unknown;
}

export interface Feed {
  code: string;
  label: string;
  enabled: boolean;
  selection: Filter;
  requirementSet: string;
  view: {
    channel: string;
    locale: string;
    currency: string;
    baseUrl: string | null;
    parameters: Record<string, string>;
    fallbackLocales: string[];
    fallbackChannels: string[];
  };
  mapping: Record<string, string>;
  format: string;
  fileName: string;
  destination: { connector: string; settings: Record<string, string> };
  schedules: { cron: string; zone: string }[];
  /** Percent of the items that a run may take away without asking; null for the usual 20. */
  mostLost: number | null;
  /** Runs once nothing further has changed for so long; null for not. */
  onChange: { quietSeconds: number } | null;
  /** Columns and template of the requirement set custom. */
  custom: CustomFormat | null;
  /** The one that was read, 0 for a new feed. */
  version: number;
}

export interface CustomColumn {
  name: string;
  header?: string | null;
  value: string;
  required: boolean;
}

export interface FeedTemplate {
  language: 'XML' | 'JSON';
  head?: string | null;
  item: string;
  between?: string | null;
  foot?: string | null;
}

export interface CustomFormat {
  item?: 'PRODUCT' | 'MODEL' | 'STORE' | null;
  columns: CustomColumn[];
  header?: boolean | null;
  delimiter?: string | null;
  template?: FeedTemplate | null;
}

export interface FeedSummary extends Feed {
  lastRun: FeedRun | null;
  running: boolean;
  nextFire: string | null;
}

export interface ConnectorSetting {
  name: string;
  label: string;
  kind: 'TEXT' | 'NUMBER' | 'YES_NO' | 'SECRET' | 'MULTILINE' | 'MULTILINE_SECRET';
  required: boolean;
  fallback: string | null;
  /** Secrets have to be entered again when it changes. */
  address?: boolean;
  help: string;
}

export interface ConnectorDescription {
  code: string;
  label: string;
  help: string;
  settings: ConnectorSetting[];
  /** Whether its channel says beforehand what it would answer for an item. */
  rehearses: boolean;
}

/** How the first products of a feed would go out. */
export interface FeedPreview {
  feed: string;
  requirementSet: string;
  items: PreviewItem[];
  /** What is wrong with expressions; their fields are empty in the items. */
  problems: PreviewProblem[];
}

export interface PreviewItem {
  sku: string;
  /** It would stay out of the file because it breaks a rule. */
  skipped: boolean;
  /** Why it would be held back for now, null when it would not. */
  withheld: string | null;
  enabled: boolean;
  selected: boolean;
  fields: PreviewField[];
  findings: Finding[];
  /** The channel's own schema that it is held against, or would be if it were stored. */
  schema: NamedSchema | null;
  /** A file of the feed's format with this item alone; empty while its template has problems. */
  rendered: string;
}

export interface PreviewField {
  name: string;
  level: Level;
  value: unknown;
  /** What fills it, null when nothing does. */
  expression: string | null;
  /** The feed itself says so, not the requirement set's default. */
  own: boolean;
  /** How it came to its value; for fields of variants one for each. */
  traces: FieldTrace[];
}

export interface Finding {
  sku: string;
  severity: 'ERROR' | 'OMITTED' | 'WARNING';
  violation: Violation;
  /** Where the channel says so. */
  source: string | null;
}

export type Level = 'MANDATORY' | 'RECOMMENDED' | 'OPTIONAL';

export interface FieldRule {
  name: string;
  level: Level;
  type: string;
  length: { min: number | null; max: number | null } | null;
  values: string[];
  /** Expression that fills the field unless a feed maps it differently. */
  map: string | null;
  requiredBecause: string | null;
  source: { url: string; says: string } | null;
}

/** Where a channel publishes its categories. */
export interface TaxonomySource {
  code: string;
  label: string;
  url: string;
  says: string;
}

/** A requirement set without its fields. */
export interface RequirementSummary {
  code: string;
  label: string;
  about: string;
  formats: string[];
}

export interface RequirementSet {
  code: string;
  label: string;
  about: string;
  reviewed: string;
  formats: string[];
  parameters: {
    name: string;
    label: string;
    required: boolean;
    fallback: string | null;
    help: string;
  }[];
  fields: FieldRule[];
  taxonomy: TaxonomySource | null;
  /** Null where the channel publishes no schemas of its items. */
  schema: SchemaRule | null;
}

/** Whether deliveries would arrive, and what is wrong when not. */
export interface ConnectionCheck {
  ok: boolean;
  violations: Violation[];
}
