package io.stoa.mapping;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What expressions look up besides products, so that a change there touches what it must and
 * nothing else.
 *
 * @param taxonomies codes of those whose mappings are read
 * @param tables value tables, each with the attribute whose value is looked up
 * @param rates whether prices are converted
 * @param anything whether some code is computed, so that any table or taxonomy may be meant
 */
public record TableUse(
    Set<String> taxonomies, Set<LookedUp> tables, boolean rates, boolean anything) {
  public TableUse {
    taxonomies = Set.copyOf(taxonomies);
    tables = Set.copyOf(tables);
  }

  /**
   * @param attribute null where something else than an attribute's plain value is looked up
   */
  public record LookedUp(String table, @Nullable String attribute) {}

  static TableUse of(Collection<Expression> expressions, @Nullable String usualTaxonomy) {
    Collecting found = new Collecting(usualTaxonomy);
    expressions.forEach(
        expression ->
            CelNavigableAst.fromAst(expression.tree())
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(part -> part.getKind() == Kind.CALL)
                .forEach(part -> found.look(part.call())));
    return new TableUse(found.taxonomies, found.tables, found.rates, found.anything);
  }

  private static final class Collecting {
    private final @Nullable String usualTaxonomy;
    private final Set<String> taxonomies = new LinkedHashSet<>();
    private final Set<LookedUp> tables = new LinkedHashSet<>();
    private boolean rates;
    private boolean anything;

    private Collecting(@Nullable String usualTaxonomy) {
      this.usualTaxonomy = usualTaxonomy;
    }

    private void look(CelExpr.CelCall call) {
      String function = call.function();
      List<CelExpr> arguments = call.args();
      if (function.startsWith("channelCategory")) {
        category(arguments);
      } else if (function.equals("lookup" + ExpressionCompiler.SUFFIX)) {
        table(arguments);
      } else if (function.equals("convertPrice" + ExpressionCompiler.SUFFIX)) {
        rates = true;
      }
    }

    private void category(List<CelExpr> arguments) {
      String named = arguments.size() > 1 ? constant(arguments.get(1)) : usualTaxonomy;
      if (named != null) {
        taxonomies.add(named);
      } else if (arguments.size() > 1) {
        anything = true;
      }
    }

    private void table(List<CelExpr> arguments) {
      if (arguments.get(1).getKind() == Kind.MAP) {
        return;
      }
      String named = constant(arguments.get(1));
      if (named == null) {
        anything = true;
      } else {
        tables.add(new LookedUp(named, attribute(arguments.get(2))));
      }
    }

    private static @Nullable String attribute(CelExpr value) {
      boolean plain =
          value.getKind() == Kind.CALL
              && value.call().function().equals("value" + ExpressionCompiler.SUFFIX)
              && value.call().args().size() == 2;
      return plain ? constant(value.call().args().get(1)) : null;
    }

    private static @Nullable String constant(CelExpr part) {
      return part.getKind() == Kind.CONSTANT
              && part.constant().getKind() == CelConstant.Kind.STRING_VALUE
          ? part.constant().stringValue()
          : null;
    }
  }
}
