package io.stoa.requirement;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A condition as plain Java calls: fields of the item, constants, comparisons, what {@link
 * ConditionFunctions} can. CEL's interpreter copies the whole item for each condition, and there
 * are dozens for each item. What it meets and cannot say for sure it leaves to the interpreter, so
 * both always agree. Thread-safe.
 */
interface QuickCondition {
  /** Null stands for CEL's null. */
  @Nullable Object of(ConditionView item, List<ConditionView> variants) throws NotQuick;

  /** The interpreter has to decide. */
  final class NotQuick extends Exception {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace: nothing is wrong. */
    NotQuick() {
      super("not quick", null, false, false);
    }
  }

  /** The quick form of the expression; null when it holds anything else. */
  static @Nullable QuickCondition of(CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT -> constant(expression.constant());
      case IDENT -> variable(expression.ident().name());
      case SELECT ->
          expression.select().testOnly()
              ? null
              : field(expression.select().operand(), expression.select().field());
      case CALL -> expression.call().target().isPresent() ? null : call(expression.call());
      default -> null;
    };
  }

  private static @Nullable QuickCondition constant(CelConstant constant) {
    return switch (constant.getKind()) {
      case NULL_VALUE -> (item, variants) -> null;
      case STRING_VALUE, BOOLEAN_VALUE, INT64_VALUE, DOUBLE_VALUE -> {
        Object value = value(constant);
        yield (item, variants) -> value;
      }
      default -> null;
    };
  }

  private static Object value(CelConstant constant) {
    return switch (constant.getKind()) {
      case STRING_VALUE -> constant.stringValue();
      case BOOLEAN_VALUE -> constant.booleanValue();
      case INT64_VALUE -> constant.int64Value();
      default -> constant.doubleValue();
    };
  }

  private static @Nullable QuickCondition variable(String name) {
    return switch (name) {
      case "variant" -> (item, variants) -> item.variant();
      case "now" -> (item, variants) -> item.now();
      default -> null;
    };
  }

  private static @Nullable QuickCondition field(CelExpr of, String name) {
    if (!isVariable(of, "item")) {
      return null;
    }
    return (item, variants) -> {
      if (!item.containsKey(name)) {
        throw new NotQuick();
      }
      return item.value(name);
    };
  }

  private static boolean isVariable(CelExpr expression, String name) {
    return expression.getKind() == Kind.IDENT && expression.ident().name().equals(name);
  }

  private static @Nullable QuickCondition call(CelCall call) {
    List<CelExpr> arguments = call.args();
    switch (call.function()) {
      case "_[_]" -> {
        CelExpr name = arguments.get(1);
        return name.getKind() == Kind.CONSTANT
                && name.constant().getKind() == CelConstant.Kind.STRING_VALUE
            ? field(arguments.get(0), name.constant().stringValue())
            : null;
      }
      case "@in" -> {
        return member(arguments.get(0), arguments.get(1));
      }
      case "size" -> {
        return isVariable(arguments.get(0), "variants")
            ? (item, variants) -> (long) variants.size()
            : null;
      }
      default -> {
        List<QuickCondition> operands = new ArrayList<>();
        for (CelExpr argument : arguments) {
          QuickCondition operand = of(argument);
          if (operand == null) {
            return null;
          }
          operands.add(operand);
        }
        return operator(call.function(), operands);
      }
    }
  }

  /** One of some constant texts. */
  private static @Nullable QuickCondition member(CelExpr one, CelExpr list) {
    QuickCondition sought = of(one);
    if (sought == null || list.getKind() != Kind.LIST) {
      return null;
    }
    Set<String> texts = new HashSet<>();
    for (CelExpr element : list.list().elements()) {
      if (element.getKind() != Kind.CONSTANT
          || element.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
        return null;
      }
      texts.add(element.constant().stringValue());
    }
    return (item, variants) -> {
      Object value = sought.of(item, variants);
      if (value == null || value instanceof String) {
        return value != null && texts.contains(value);
      }
      throw new NotQuick();
    };
  }

  private static @Nullable QuickCondition operator(String name, List<QuickCondition> all) {
    QuickCondition a = all.get(0);
    QuickCondition b = all.size() > 1 ? all.get(1) : a;
    return switch (name) {
      case "_==_" -> (i, v) -> same(a.of(i, v), b.of(i, v));
      case "_!=_" -> (i, v) -> !same(a.of(i, v), b.of(i, v));
      case "_&&_" -> (i, v) -> flag(a.of(i, v)) && flag(b.of(i, v));
      case "_||_" -> (i, v) -> flag(a.of(i, v)) || flag(b.of(i, v));
      case "!_" -> (i, v) -> !flag(a.of(i, v));
      case "_<_" -> ordered(a, b, order -> order < 0);
      case "_<=_" -> ordered(a, b, order -> order <= 0);
      case "_>_" -> ordered(a, b, order -> order > 0);
      case "_>=_" -> ordered(a, b, order -> order >= 0);
      case "_+_" -> (i, v) -> exact(() -> Math.addExact(whole(a.of(i, v)), whole(b.of(i, v))));
      case "_*_" -> (i, v) -> exact(() -> Math.multiplyExact(whole(a.of(i, v)), whole(b.of(i, v))));
      case "amount" -> (i, v) -> ConditionFunctions.amount(there(a.of(i, v)));
      case "currencyOf" -> (i, v) -> ConditionFunctions.currency(there(a.of(i, v)));
      case "moment" -> (i, v) -> ConditionFunctions.moment(there(a.of(i, v)));
      case "apparel" -> (i, v) -> a.of(i, v) instanceof String text && GoogleApparel.contains(text);
      case "sizedApparel" ->
          (i, v) -> a.of(i, v) instanceof String text && GoogleApparel.isSized(text);
      default -> null;
    };
  }

  private static boolean flag(@Nullable Object value) throws NotQuick {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw new NotQuick();
  }

  private static Object there(@Nullable Object value) throws NotQuick {
    if (value == null) {
      throw new NotQuick();
    }
    return value;
  }

  private static long whole(@Nullable Object value) throws NotQuick {
    if (value instanceof Long number) {
      return number;
    }
    throw new NotQuick();
  }

  private static boolean same(@Nullable Object left, @Nullable Object right) throws NotQuick {
    if (left == null || right == null) {
      return left == right;
    }
    if (left.getClass() == right.getClass()
        && (left instanceof String || left instanceof Boolean || left instanceof Long)) {
      return left.equals(right);
    }
    throw new NotQuick();
  }

  private static QuickCondition ordered(QuickCondition a, QuickCondition b, IntPredicate wanted) {
    return (item, variants) -> {
      Object left = a.of(item, variants);
      Object right = b.of(item, variants);
      if (left instanceof Long x && right instanceof Long y) {
        return wanted.test(Long.compare(x, y));
      }
      if (left instanceof Double x && right instanceof Double y) {
        // Nothing is less or more than what is not a number, nor the same.
        return !x.isNaN() && !y.isNaN() && wanted.test(x < y ? -1 : x > y ? 1 : 0);
      }
      throw new NotQuick();
    };
  }

  /** A computation that may overflow, which the interpreter then reports. */
  private static long exact(Computation computation) throws NotQuick {
    try {
      return computation.result();
    } catch (ArithmeticException e) {
      throw new NotQuick();
    }
  }

  /** Of whole numbers. */
  interface Computation {
    long result() throws NotQuick;
  }
}
