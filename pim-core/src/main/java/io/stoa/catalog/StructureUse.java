package io.stoa.catalog;

import io.stoa.error.Violation;
import java.util.List;

/** Says who outside the structure could not live without a part of it. Thread-safe. */
@FunctionalInterface
public interface StructureUse {
  /**
   * @param code as defined
   * @return why the entity may not go; empty when nothing here needs it
   */
  List<Violation> of(EntityType type, String code);
}
