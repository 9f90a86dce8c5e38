package io.stoa.schema;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A schema ready to be held against values. Thread-safe. */
@FunctionalInterface
public interface ItemSchema {
  /** Everything that the value breaks. */
  List<Breach> check(JsonNode value);
}
