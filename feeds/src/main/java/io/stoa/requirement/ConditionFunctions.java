package io.stoa.requirement;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

/** What conditions can ask of an item's rendered values, besides CEL's own functions. */
final class ConditionFunctions {
  private ConditionFunctions() {}

  /**
   * {@code amount("15.00 USD")} is 15.0, {@code currencyOf} USD; {@code moment("2026-12-24")} is
   * seconds since 1970; {@code apparel} and {@code sizedApparel} tell of a Google category.
   */
  static List<CelFunctionDecl> declarations() {
    return List.of(
        declared("amount", SimpleType.DOUBLE),
        declared("currencyOf", SimpleType.STRING),
        declared("moment", SimpleType.INT),
        declared("apparel", SimpleType.BOOL),
        declared("sizedApparel", SimpleType.BOOL));
  }

  static List<CelFunctionBinding> bindings() {
    return List.of(
        CelFunctionBinding.from("amount_any", Object.class, ConditionFunctions::amount),
        CelFunctionBinding.from("currencyOf_any", Object.class, ConditionFunctions::currency),
        CelFunctionBinding.from("moment_any", Object.class, ConditionFunctions::moment),
        CelFunctionBinding.from(
            "apparel_any", Object.class, c -> c instanceof String s && GoogleApparel.contains(s)),
        CelFunctionBinding.from(
            "sizedApparel_any",
            Object.class,
            c -> c instanceof String s && GoogleApparel.isSized(s)));
  }

  private static CelFunctionDecl declared(String name, CelType result) {
    return CelFunctionDecl.newFunctionDeclaration(
        name, CelOverloadDecl.newGlobalOverload(name + "_any", result, SimpleType.DYN));
  }

  /** Not a number where there is none: comparisons with it are false. */
  static double amount(Object value) {
    BigDecimal number = TypeCheck.number(value);
    return number == null ? Double.NaN : number.doubleValue();
  }

  static String currency(Object value) {
    String text = value.toString();
    return text.substring(text.lastIndexOf(' ') + 1);
  }

  /** The far past where it is no date. */
  static long moment(Object value) {
    OffsetDateTime moment = TypeCheck.moment(value.toString());
    return moment == null ? Long.MIN_VALUE : moment.toEpochSecond();
  }
}
