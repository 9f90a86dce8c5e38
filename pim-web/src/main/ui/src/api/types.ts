/** The REST contract of /api/v1 as the pages use it. Instants are ISO-8601 text. */

/** Names by locale code such as `en_US`. */
export type Labels = Partial<Record<string, string>>;

export interface Coded {
  code: string;
  labels: Labels;
}

export interface Session {
  username: string;
  role: string;
}

export interface Violation {
  /** The field as its owner calls it, such as `description-en_US-ecommerce`. */
  field: string;
  rule: string;
  message: string;
  value?: string | null;
}

/** RFC 9457. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code?: string;
  violations?: Violation[];
}

export interface Channel extends Coded {
  locales: string[];
  currencies: string[];
}

export interface AttributeGroup extends Coded {
  sortOrder: number;
}

export interface Catalog {
  revision: number | string;
  locales: string[];
  channels: Channel[];
  currencies: string[];
  families: Coded[];
  categoryTrees: Coded[];
  attributeGroups: AttributeGroup[];
}

export type AttributeType =
  | 'IDENTIFIER'
  | 'TEXT'
  | 'TEXTAREA'
  | 'NUMBER'
  | 'BOOLEAN'
  | 'DATE'
  | 'SIMPLE_SELECT'
  | 'MULTI_SELECT'
  | 'METRIC'
  | 'PRICE_COLLECTION'
  | 'IMAGE'
  | 'FILE';

export interface ValueRules {
  maxCharacters?: number | null;
  validationRule?: string | null;
  regexp?: string | null;
  numberMin?: number | null;
  numberMax?: number | null;
  decimalsAllowed?: boolean;
  negativeAllowed?: boolean;
  dateMin?: string | null;
  dateMax?: string | null;
  allowedExtensions?: string[];
  maxFileSizeMb?: number | null;
}

export interface Unit {
  code: string;
  labels?: Labels;
  symbol?: string;
}

export interface FormAttribute extends Coded {
  type: AttributeType;
  group: string | null;
  scopable: boolean;
  localizable: boolean;
  unique: boolean;
  richText: boolean;
  availableLocales: string[];
  measurementFamily: string | null;
  defaultUnit: string | null;
  units?: (string | Unit)[] | null;
  rules: ValueRules | null;
  requiredFor: string[];
}

export interface CategoryNode extends Coded {
  hasChildren: boolean;
}

/** One value as the documents hold it. An amount is text only while it is no number yet. */
export type Value =
  | string
  | number
  | boolean
  | { date: string }
  | { option: string }
  | { options: string[] }
  | { amount: number | string; unit: string }
  | { prices: Partial<Record<string, number | string>> }
  | { media: string; name: string };

/** By key: `name`, `name|en_US`, `name|en_US|web` or `name||web`. */
export type Values = Partial<Record<string, Value>>;

export type Kind = 'PRODUCT' | 'PRODUCT_MODEL';

export interface CompletenessPercent {
  channel: string;
  locale: string;
  percent: number;
}

export interface Completeness extends CompletenessPercent {
  required: number;
  missing: string[];
}

export interface ProductRow {
  kind: Kind;
  identifier: string;
  label: string | null;
  family: string | null;
  parent: string | null;
  image: string | null;
  enabled: boolean | null;
  updated: string;
  completeness: CompletenessPercent[];
}

export interface Page<T> {
  items: T[];
  total: number;
  next: string | null;
}

export interface Targets {
  products?: Record<string, number>;
  productModels?: Record<string, number>;
  groups?: string[];
}

export type Associations = Partial<Record<string, Targets>>;

/** A product, or a product model: those have `familyVariant` and are never switched off. */
export interface Product {
  identifier: string;
  uuid?: string;
  version: number;
  enabled?: boolean;
  family: string | null;
  familyVariant?: string | null;
  parent: string | null;
  models: string[];
  categories: string[];
  inheritedCategories: string[];
  groups: string[];
  associations: Associations;
  values: Values;
  inherited: Partial<Record<string, { value: Value; from: string }>>;
  completeness: Completeness[];
  created: string;
  updated: string;
  /** Of the change that this answers. */
  warnings?: Violation[];
}

export interface ProductPatch {
  version: number;
  enabled?: boolean;
  categories?: string[];
  associations?: Associations;
  values?: Record<string, Value | null>;
}

export interface Family extends Coded {
  attributeAsLabel: string | null;
  attributeAsImage: string | null;
}

export interface FamilyVariant extends Coded {
  family: string;
  levels: { axes: string[]; attributes: string[] }[];
}

export type JobState =
  | 'QUEUED'
  | 'RUNNING'
  | 'SUCCEEDED'
  | 'COMPLETED_WITH_ERRORS'
  | 'FAILED'
  | 'CANCELLED'
  | 'INTERRUPTED';

export interface Job {
  id: string;
  kind: string;
  label: string;
  state: JobState;
  resumable: boolean;
  progress: { phase: string; done: number; total: number; counts: Record<string, number> };
  log: string[];
  /** By the name under which each is fetched below the job's address. */
  files: Record<string, string>;
  created: string;
  started: string | null;
  ended: string | null;
  /** Rows or items a second. */
  rate: number | null;
}

export interface Status {
  products: number;
  productModels: number;
  indexLag: number;
  jobsRunning: number;
}

export type * from './channelTypes';
export type * from './consistencyTypes';
export type * from './facetTypes';
export type * from './feedTypes';
export type * from './historyTypes';
export type * from './launchTypes';
export type * from './ledgerTypes';
export type * from './offerTypes';
export type * from './schemaTypes';
