package io.stoa.mapping;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import org.jspecify.annotations.Nullable;

/** An expression could not be evaluated on one subject: a value is not what it expects. */
public final class ExpressionFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private static final String EXPRESSION = "expression";
  private static final String VALUE_TABLE = "value_table";

  private final String rule;

  ExpressionFailure(String message, Throwable cause) {
    super(message, cause);
    this.rule = EXPRESSION;
  }

  private ExpressionFailure(UnmappedValue unmapped) {
    super(unmapped.getMessage(), unmapped);
    this.rule = VALUE_TABLE;
  }

  /**
   * What CEL threw, in the words of a value table where one is the cause.
   *
   * @throws StoaException {@code STORE_UNAVAILABLE} when that is the cause: it says nothing of the
   *     subject
   */
  static ExpressionFailure of(Throwable thrown, String message) {
    for (@Nullable Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof UnmappedValue unmapped) {
        return new ExpressionFailure(unmapped);
      } else if (at instanceof StoaException known && known.code() == CoreError.STORE_UNAVAILABLE) {
        throw known;
      }
    }
    return new ExpressionFailure(message, thrown);
  }

  /** What it is that failed: {@code expression}, or {@code value_table} for an unmapped value. */
  public String rule() {
    return rule;
  }
}
