package io.stoa.schema;

import io.stoa.error.StoaException;
import tools.jackson.databind.JsonNode;

/** Makes schemas ready. Looks nothing up anywhere. Thread-safe. */
@FunctionalInterface
public interface SchemaCompiler {
  /**
   * @param schema JSON Schema of draft 2019-09, Amazon's keywords included; left as it is
   * @throws StoaException {@code INVALID} when it is no such schema
   */
  ItemSchema compile(JsonNode schema);
}
