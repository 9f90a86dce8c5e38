package io.stoa.mapping;

import io.stoa.mapping.FastPath.NotFast;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CEL's operators where their meaning is beyond doubt; the rest is left to the interpreter. */
final class FastOperators {
  private FastOperators() {}

  /** The operator's fast path, null when it has none. */
  static @Nullable FastPath of(String operator, List<FastPath> operands) {
    return switch (operator) {
      case "_?_:_" -> conditional(operands.get(0), operands.get(1), operands.get(2));
      case "_==_" -> (l, s) -> same(value(operands, 0, l, s), value(operands, 1, l, s));
      case "_!=_" -> (l, s) -> !same(value(operands, 0, l, s), value(operands, 1, l, s));
      case "_>_" -> (l, s) -> order(value(operands, 0, l, s), value(operands, 1, l, s)) > 0;
      case "_<_" -> (l, s) -> order(value(operands, 0, l, s), value(operands, 1, l, s)) < 0;
      case "_>=_" -> (l, s) -> order(value(operands, 0, l, s), value(operands, 1, l, s)) >= 0;
      case "_<=_" -> (l, s) -> order(value(operands, 0, l, s), value(operands, 1, l, s)) <= 0;
      case "_+_" -> (l, s) -> concatenated(value(operands, 0, l, s), value(operands, 1, l, s));
      case "_&&_" -> (l, s) -> flag(value(operands, 0, l, s)) && flag(value(operands, 1, l, s));
      case "_||_" -> (l, s) -> flag(value(operands, 0, l, s)) || flag(value(operands, 1, l, s));
      case "!_" -> (l, s) -> !flag(value(operands, 0, l, s));
      default -> null;
    };
  }

  private static @Nullable Object value(
      List<FastPath> operands, int index, Lens lens, Subject subject) throws NotFast {
    return operands.get(index).evaluate(lens, subject);
  }

  private static FastPath conditional(FastPath condition, FastPath then, FastPath otherwise) {
    return (lens, subject) ->
        flag(condition.evaluate(lens, subject))
            ? then.evaluate(lens, subject)
            : otherwise.evaluate(lens, subject);
  }

  private static boolean flag(@Nullable Object value) throws NotFast {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw new NotFast();
  }

  private static boolean same(@Nullable Object left, @Nullable Object right) throws NotFast {
    if (left == null || right == null) {
      return left == right;
    }
    if (left.getClass() == right.getClass()
        && (left instanceof String || left instanceof Boolean || left instanceof Long)) {
      return left.equals(right);
    }
    throw new NotFast();
  }

  /** Texts by code point, as CEL does. */
  private static int order(@Nullable Object left, @Nullable Object right) throws NotFast {
    if (left instanceof Long a && right instanceof Long b) {
      return Long.compare(a, b);
    }
    if (left instanceof String a && right instanceof String b && ascii(a) && ascii(b)) {
      return a.compareTo(b);
    }
    throw new NotFast();
  }

  private static boolean ascii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  private static Object concatenated(@Nullable Object left, @Nullable Object right) throws NotFast {
    if (left instanceof String a && right instanceof String b) {
      return a.concat(b);
    }
    throw new NotFast();
  }
}
