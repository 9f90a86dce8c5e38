package io.stoa.error;

import org.jspecify.annotations.Nullable;

/**
 * One rule that one field breaks. A value with a reason, never thrown alone: callers collect all of
 * them.
 *
 * @param field the field as its owner calls it: an attribute with its scope ({@code
 *     description-en_US-ecommerce}), a column, a JSON path
 * @param rule stable name of the rule, such as {@code max_characters}
 * @param message one sentence for a person, with the limit and what was found
 * @param value the offending value, cut to a bound, or null where there is none
 */
public record Violation(String field, String rule, String message, @Nullable String value) {
  private static final int LONGEST_VALUE = 200;

  public Violation {
    if (value != null && value.length() > LONGEST_VALUE) {
      value = value.substring(0, LONGEST_VALUE) + "…";
    }
  }

  public static Violation of(String field, String rule, String message) {
    return new Violation(field, rule, message, null);
  }

  @Override
  public String toString() {
    return field + ": " + message;
  }
}
