package io.stoa.requirement;

import io.stoa.error.Violation;
import org.jspecify.annotations.Nullable;

/**
 * One rule that one item breaks.
 *
 * @param sku of the product or variant concerned
 * @param violation field, rule ({@code set/field/check}), message and value
 * @param source where the channel says so
 */
public record Finding(String sku, Severity severity, Violation violation, @Nullable String source) {
  /** What a finding does to its item. */
  public enum Severity {
    /** The item is skipped. */
    ERROR,
    /** The item goes out without the value. */
    OMITTED,
    /** The item goes out as it is. */
    WARNING;

    public static Severity of(FieldRule.WhenBroken whenBroken) {
      return switch (whenBroken) {
        case SKIP -> ERROR;
        case OMIT -> OMITTED;
        case WARN -> WARNING;
      };
    }
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
