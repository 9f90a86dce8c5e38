package io.stoa.mapping;

/** An expression could not be evaluated on one subject: a value is not what it expects. */
public final class ExpressionFailure extends Exception {
  private static final long serialVersionUID = 1L;

  ExpressionFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
