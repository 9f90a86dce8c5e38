package io.stoa.mapping;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelMutableAst;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExpr.CelMutableCall;
import dev.cel.common.ast.CelMutableExprConverter;
import dev.cel.common.navigation.CelNavigableMutableAst;
import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds an expression against the catalogue: names of attributes, locales and channels that do not
 * exist, and values that are used as what they are not.
 */
final class SourceCheck {
  /** What {@code value("…")} gives, by the attribute's type; the others are known when they run. */
  private static final Map<AttributeType, TypedValue> TYPES =
      Map.ofEntries(
          Map.entry(AttributeType.IDENTIFIER, TypedValue.TEXT),
          Map.entry(AttributeType.TEXT, TypedValue.TEXT),
          Map.entry(AttributeType.TEXTAREA, TypedValue.TEXT),
          Map.entry(AttributeType.SIMPLE_SELECT, TypedValue.TEXT),
          Map.entry(AttributeType.DATE, TypedValue.TEXT),
          Map.entry(AttributeType.IMAGE, TypedValue.TEXT),
          Map.entry(AttributeType.FILE, TypedValue.TEXT),
          Map.entry(AttributeType.MULTI_SELECT, TypedValue.TEXTS),
          Map.entry(AttributeType.BOOLEAN, TypedValue.FLAG),
          Map.entry(AttributeType.METRIC, TypedValue.MEASURE),
          Map.entry(AttributeType.PRICE_COLLECTION, TypedValue.MONEY));

  private final ExpressionCompiler compiler;
  private final Catalog catalog;
  private final MappingTables.Known known;
  private final List<ExpressionProblem> problems = new ArrayList<>();

  SourceCheck(ExpressionCompiler compiler, Catalog catalog, MappingTables.Known known) {
    this.compiler = compiler;
    this.catalog = catalog;
    this.known = known;
  }

  /** Names that do not exist, as warnings. */
  List<ExpressionProblem> problems() {
    return List.copyOf(problems);
  }

  /** The expression with the types of its values put in; for checking only. */
  CelAbstractSyntaxTree typed(CelAbstractSyntaxTree parsed) {
    CelMutableAst tree = CelMutableAst.fromCelAst(parsed);
    CelNavigableMutableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .map(node -> node.expr())
        .filter(part -> part.getKind() == Kind.CALL)
        .toList()
        .forEach(part -> look(parsed, part.call()));
    return CelAbstractSyntaxTree.newParsedAst(
        CelMutableExprConverter.fromMutableExpr(tree.expr()), parsed.getSource());
  }

  private void look(CelAbstractSyntaxTree parsed, CelMutableCall call) {
    MappingFunction function = compiler.function(call.function(), call.args().size() - 1);
    if (function == null || function.variadic()) {
      return;
    }
    for (int i = 0; i < function.parameters().size(); i++) {
      name(parsed, function.parameters().get(i).name(), call.args().get(i + 1));
    }
    String attribute = function.name().equals("value") ? constant(call.args().get(1)) : null;
    TypedValue type =
        attribute == null
            ? null
            : catalog.attribute(attribute).map(Attribute::type).map(TYPES::get).orElse(null);
    if (type != null) {
      call.setFunction(type.internalName());
    }
  }

  private void name(CelAbstractSyntaxTree parsed, String parameter, CelMutableExpr argument) {
    if (argument.getKind() == Kind.LIST) {
      argument.list().elements().forEach(entry -> name(parsed, parameter, entry));
      return;
    }
    String code = constant(argument);
    String problem = code == null ? null : problem(parameter, code);
    if (problem != null) {
      int at = parsed.getSource().getPositionsMap().getOrDefault(argument.id(), 0);
      CelSourceLocation where =
          parsed.getSource().getOffsetLocation(at).orElse(CelSourceLocation.of(1, 0));
      problems.add(ExpressionProblem.warning(where.getLine(), where.getColumn() + 1, problem));
    }
  }

  private @Nullable String problem(String parameter, String code) {
    return switch (parameter) {
      case "attribute", "attributes" ->
          catalog.attribute(code).isPresent()
              ? null
              : unknown("attribute", code, codes(Attribute.class));
      case "channel" ->
          catalog.channel(code).isPresent()
              ? null
              : unknown("channel", code, codes(io.stoa.catalog.Channel.class));
      case "locale" ->
          catalog.activeLocales().contains(code)
              ? null
              : unknown("active locale", code, List.copyOf(catalog.activeLocales()));
      case "table" ->
          known.tables().contains(code)
              ? null
              : unknown("value table", code, List.copyOf(known.tables()));
      case "taxonomy" ->
          known.taxonomies().contains(code)
              ? null
              : unknown("taxonomy", code, List.copyOf(known.taxonomies()));
      default -> null;
    };
  }

  private <T extends io.stoa.catalog.StructureEntity> List<String> codes(Class<T> type) {
    return catalog.all(type).stream().map(T::code).toList();
  }

  private static String unknown(String kind, String code, List<String> known) {
    String near = Nearest.of(code, known);
    String hint = near == null ? "" : " Do you mean " + near + "?";
    return "There is no " + kind + " " + code + "." + hint;
  }

  private static @Nullable String constant(CelMutableExpr expression) {
    return expression.getKind() == Kind.CONSTANT
            && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? expression.constant().stringValue()
        : null;
  }
}
