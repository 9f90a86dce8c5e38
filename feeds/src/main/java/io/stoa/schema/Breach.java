package io.stoa.schema;

import org.jspecify.annotations.Nullable;

/**
 * One keyword of a schema that one value breaks.
 *
 * @param path of the value, or of what is missing, such as {@code item_name[0].value}; empty for
 *     the whole
 * @param keyword such as {@code maxUtf8ByteLength}
 * @param message what is wrong, as the rest of a sentence that begins with the path
 * @param value what is there, null for what is missing or no scalar
 */
public record Breach(String path, String keyword, String message, @Nullable String value) {
  /** Whether something is missing right below the top. */
  boolean missesAtTop() {
    return (keyword.equals("required") || keyword.equals("dependentRequired")) && isAtTop();
  }

  /** Whether there is something right below the top that the schema does not know. */
  boolean unknownAtTop() {
    return (keyword.equals("additionalProperties") || keyword.equals("unevaluatedProperties"))
        && isAtTop();
  }

  private boolean isAtTop() {
    return !path.isEmpty() && path.indexOf('.') < 0 && path.indexOf('[') < 0;
  }
}
