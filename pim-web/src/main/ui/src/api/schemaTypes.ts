/** Which schema of a channel, such as a product type of Amazon in one marketplace. */
export interface SchemaRef {
  channel: string;
  name: string;
  variant: string;
  edition: string;
}

/** A schema that an item names; one that is not stored is not looked at. */
export interface NamedSchema {
  ref: SchemaRef;
  stored: boolean;
}

/** How items of a requirement set name the schema that they must satisfy. */
export interface SchemaRule {
  channel: string;
  /** The field whose value names it, such as `productType`. */
  namedBy: string;
  usualEdition: string;
}

export interface StoredSchema {
  ref: SchemaRef;
  label: string;
  version: string | null;
  bytes: number;
  stored: string;
}

/** What became of the schemas that a channel was asked for. */
export interface FetchedSchemas {
  stored: StoredSchema[];
  failed: { name: string; reason: string }[];
}

export interface FeedSchemas {
  channel: string;
  variant: string;
  usualEdition: string;
  /** Whether the feed's destination can be asked for schemas. */
  fetchable: boolean;
  stored: StoredSchema[];
  /** Named by items, and not stored. */
  missing: SchemaRef[];
  /** How many items were asked what they name. */
  lookedAt: number;
}
