package io.stoa.schema;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stored schema at hand.
 *
 * @param fields what it describes, in its order
 * @param required names at its top that are always wanted
 * @param known all names that may be at its top; null where any may
 */
record ReadySchema(
    StoredSchema stored,
    ItemSchema checks,
    List<SchemaField> fields,
    Set<String> required,
    @Nullable Set<String> known) {
  ReadySchema {
    fields = List.copyOf(fields);
    required = Set.copyOf(required);
    known = known == null ? null : Set.copyOf(known);
  }
}
