package io.stoa.mapping;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled expression. Thread-safe. */
public final class Expression {
  private final String source;
  private final CelAbstractSyntaxTree tree;
  private final CelRuntime.Program program;
  private final @Nullable FastPath fast;

  Expression(
      String source,
      CelAbstractSyntaxTree tree,
      CelRuntime.Program program,
      @Nullable FastPath fast) {
    this.source = source;
    this.tree = tree;
    this.program = program;
    this.fast = fast;
  }

  /** As it was written. */
  public String source() {
    return source;
  }

  CelAbstractSyntaxTree tree() {
    return tree;
  }

  /** Whether it is evaluated without CEL's interpreter wherever the values allow. */
  boolean isFast() {
    return fast != null;
  }

  /**
   * The value for the subject: texts, numbers, booleans, lists and maps; null when there is none.
   *
   * @throws ExpressionFailure when a value is not what the expression expects
   */
  public @Nullable Object evaluate(Lens lens, Subject subject) throws ExpressionFailure {
    if (fast != null) {
      try {
        return fast.evaluate(lens, subject);
      } catch (UnmappedValue e) {
        throw ExpressionFailure.of(e, CelMessages.message(e));
      } catch (FastPath.NotFast e) {
        // What the fast path cannot say, CEL itself decides: with its rules and its messages.
        return interpret(lens, subject);
      }
    }
    return interpret(lens, subject);
  }

  @Nullable Object interpret(Lens lens, Subject subject) throws ExpressionFailure {
    try {
      Object result = program.eval(variables(lens, subject));
      return result instanceof CelUnknownSet ? null : result;
    } catch (CelEvaluationException e) {
      throw ExpressionFailure.of(e, CelMessages.message(e));
    }
  }

  /**
   * As {@link #evaluate}, and tells the recorder of every part.
   *
   * @param lens one that records
   */
  @Nullable Object trace(Lens lens, Subject subject, Recorder recorder) throws ExpressionFailure {
    recorder.begin(tree);
    try {
      Object result = program.trace(variables(lens, subject), recorder::evaluated);
      return result instanceof CelUnknownSet ? null : result;
    } catch (CelEvaluationException e) {
      throw ExpressionFailure.of(e, CelMessages.message(e));
    }
  }

  private static Map<String, Object> variables(Lens lens, Subject subject) {
    return Map.of(
        ExpressionCompiler.SEEN, new Seen(lens, subject), AnyNull.NAME, NullValue.NULL_VALUE);
  }
}
