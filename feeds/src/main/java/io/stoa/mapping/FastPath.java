package io.stoa.mapping;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression as plain Java calls: calls of our functions, constants, conditionals,
 * comparisons, joined texts, lists and maps. About ten times as fast as the interpreter. What it
 * meets and cannot say for sure it leaves to the interpreter, so both always agree.
 */
interface FastPath {
  @Nullable Object evaluate(Lens lens, Subject subject) throws NotFast;

  /** The fast path of the expression, null when it holds anything else. */
  static @Nullable FastPath of(ExpressionCompiler compiler, CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT -> constant(expression.constant());
      case CALL -> call(compiler, expression.call());
      case LIST -> list(compiler, expression.list().elements());
      case MAP -> map(compiler, expression.map().entries());
      default -> AnyNull.is(expression) ? new Fixed(null) : null;
    };
  }

  private static @Nullable FastPath constant(CelConstant constant) {
    Object value =
        switch (constant.getKind()) {
          case STRING_VALUE -> constant.stringValue();
          case BOOLEAN_VALUE -> constant.booleanValue();
          case INT64_VALUE -> constant.int64Value();
          case DOUBLE_VALUE -> constant.doubleValue();
          default -> null;
        };
    return value == null ? null : new Fixed(value);
  }

  private static @Nullable FastPath call(ExpressionCompiler compiler, CelExpr.CelCall call) {
    List<CelExpr> arguments = call.args();
    if (call.target().isPresent()) {
      return null;
    }
    MappingFunction function = compiler.function(call.function(), arguments.size() - 1);
    if (function != null) {
      List<FastPath> own = all(compiler, arguments.subList(1, arguments.size()));
      return own == null ? null : new Called(function, own.toArray(FastPath[]::new));
    }
    List<FastPath> operands = all(compiler, arguments);
    return operands == null ? null : FastOperators.of(call.function(), operands);
  }

  private static @Nullable FastPath list(ExpressionCompiler compiler, List<CelExpr> elements) {
    List<FastPath> entries = all(compiler, elements);
    if (entries == null) {
      return null;
    }
    return (lens, subject) -> {
      List<@Nullable Object> values = new ArrayList<>(entries.size());
      for (FastPath entry : entries) {
        values.add(entry.evaluate(lens, subject));
      }
      return values;
    };
  }

  private static @Nullable FastPath map(
      ExpressionCompiler compiler, List<CelExpr.CelMap.Entry> entries) {
    List<FastPath> keys = all(compiler, entries.stream().map(CelExpr.CelMap.Entry::key).toList());
    List<FastPath> values =
        all(compiler, entries.stream().map(CelExpr.CelMap.Entry::value).toList());
    if (keys == null || values == null) {
      return null;
    }
    if (keys.stream().allMatch(Fixed.class::isInstance)
        && values.stream().allMatch(Fixed.class::isInstance)) {
      Map<@Nullable Object, @Nullable Object> constant = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        constant.put(((Fixed) keys.get(i)).value(), ((Fixed) values.get(i)).value());
      }
      return new Fixed(constant);
    }
    return (lens, subject) -> {
      Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        map.put(keys.get(i).evaluate(lens, subject), values.get(i).evaluate(lens, subject));
      }
      return map;
    };
  }

  private static @Nullable List<FastPath> all(ExpressionCompiler compiler, List<CelExpr> parts) {
    List<FastPath> paths = new ArrayList<>(parts.size());
    for (CelExpr part : parts) {
      FastPath path = of(compiler, part);
      if (path == null) {
        return null;
      }
      paths.add(path);
    }
    return paths;
  }

  /** A constant. */
  record Fixed(@Nullable Object value) implements FastPath {
    @Override
    public @Nullable Object evaluate(Lens lens, Subject subject) {
      return value;
    }
  }

  /** A call of one of our functions. */
  @SuppressWarnings("ArrayRecordComponent") // never compared; an array saves a copy per call
  record Called(MappingFunction function, FastPath[] arguments) implements FastPath {
    @Override
    public @Nullable Object evaluate(Lens lens, Subject subject) throws NotFast {
      @Nullable Object[] values = new @Nullable Object[arguments.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments[i].evaluate(lens, subject);
      }
      return function.body().apply(lens, subject, values);
    }
  }

  /** The interpreter has to decide. */
  final class NotFast extends Exception {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace: it is thrown for single items and means nothing is wrong. */
    NotFast() {
      super("not fast", null, false, false);
    }
  }
}
