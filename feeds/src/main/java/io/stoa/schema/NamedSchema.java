package io.stoa.schema;

/**
 * A schema that an item names.
 *
 * @param stored whether the item is held against it; one that is not stored is not looked at
 */
public record NamedSchema(SchemaRef ref, boolean stored) {}
