package io.stoa.requirement;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a field is mandatory after all, or an item right as a whole: CEL over {@code item}, the
 * item's values by field name. A field of the set that the item does not have is {@code null}.
 * {@code variants} are the values of the variants inside the item, {@code variant} tells whether
 * the item was made from a variant, {@code now} the run's time in seconds since 1970.
 */
final class Condition {
  private static final int MOST_KEPT = 1_000;
  private static final Cel CEL =
      CelFactory.plannerCelBuilder()
          .setOptions(CelOptions.current().enableHeterogeneousNumericComparisons(true).build())
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("item", MapType.create(SimpleType.STRING, SimpleType.DYN))
          .addVar("variants", ListType.create(MapType.create(SimpleType.STRING, SimpleType.DYN)))
          .addVar("variant", SimpleType.BOOL)
          .addVar("now", SimpleType.INT)
          .addFunctionDeclarations(ConditionFunctions.declarations())
          .addFunctionBindings(ConditionFunctions.bindings())
          .addFunctionDeclarations(
              CelFunctionDecl.newFunctionDeclaration(
                  "distinct",
                  CelOverloadDecl.newGlobalOverload(
                      "distinct_list", SimpleType.BOOL, ListType.create(SimpleType.DYN))))
          .addFunctionBindings(
              CelFunctionBinding.from("distinct_list", Collection.class, Condition::distinct))
          .setResultType(SimpleType.BOOL)
          .build();

  /** Feeds are compiled again for each preview; their conditions stay the same. */
  private static final Map<String, Condition> COMPILED =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Condition> eldest) {
              return size() > MOST_KEPT;
            }
          });

  private final CelRuntime.Program program;
  private final @Nullable QuickCondition quick;

  private Condition(CelRuntime.Program program, @Nullable QuickCondition quick) {
    this.program = program;
    this.quick = quick;
  }

  static Condition of(String rule, String expression) {
    Condition known = COMPILED.get(expression);
    if (known == null) {
      known = compiled(rule, expression);
      COMPILED.put(expression, known);
    }
    return known;
  }

  private static Condition compiled(String rule, String expression) {
    try {
      CelAbstractSyntaxTree tree = CEL.compile(expression).getAst();
      return new Condition(CEL.createProgram(tree), QuickCondition.of(tree.getExpr()));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new StoaException(
          CoreError.INVALID,
          "The condition of " + rule + " does not compile: " + e.getMessage(),
          e);
    }
  }

  /**
   * Whether it holds.
   *
   * @throws CelEvaluationException when the item's values are not what the condition expects
   */
  boolean holds(ConditionView item) throws CelEvaluationException {
    return holds(item, List.of());
  }

  /** As {@link #holds(ConditionView)} for an item with variants inside. */
  boolean holds(ConditionView item, List<ConditionView> variants) throws CelEvaluationException {
    if (quick != null) {
      try {
        return Boolean.TRUE.equals(quick.of(item, variants));
      } catch (QuickCondition.NotQuick e) {
        // CEL itself decides: with its rules and its messages.
        return interpret(item, variants);
      }
    }
    return interpret(item, variants);
  }

  /** Whether it is evaluated without CEL's interpreter wherever the values allow. */
  boolean isQuick() {
    return quick != null;
  }

  boolean interpret(ConditionView item, List<ConditionView> variants)
      throws CelEvaluationException {
    return Boolean.TRUE.equals(
        program.eval(
            Map.of(
                "item", item, "variants", variants, "variant", item.variant(), "now", item.now())));
  }

  private static boolean distinct(Collection<?> list) {
    return new HashSet<>(list).size() == list.size();
  }
}
