package io.stoa.mapping;

import io.stoa.error.Violation;

/**
 * What is wrong with an expression, and where.
 *
 * @param severity whether it can be saved all the same
 * @param line from 1
 * @param column from 1
 */
public record ExpressionProblem(Severity severity, int line, int column, String message) {
  /** How bad it is. */
  public enum Severity {
    /** It does not compile, or fails on every product that has the value. */
    ERROR,
    /** It works, but most likely does not mean what was meant. */
    WARNING
  }

  static ExpressionProblem error(int line, int column, String message) {
    return new ExpressionProblem(Severity.ERROR, line, column, message);
  }

  static ExpressionProblem warning(int line, int column, String message) {
    return new ExpressionProblem(Severity.WARNING, line, column, message);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** The problem as a violation of the field that the expression is of. */
  public Violation violation(String field, String source) {
    return new Violation(
        field, "expression", "line " + line + ", column " + column + ": " + message, source);
  }
}
