package io.stoa.schema;

import java.util.List;
import java.util.Set;

/**
 * A stored schema at hand.
 *
 * @param fields what it describes, in its order
 * @param required names at its top that are always wanted
 */
record ReadySchema(
    StoredSchema stored, ItemSchema checks, List<SchemaField> fields, Set<String> required) {
  ReadySchema {
    fields = List.copyOf(fields);
    required = Set.copyOf(required);
  }
}
