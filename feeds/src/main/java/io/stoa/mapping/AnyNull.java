package io.stoa.mapping;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelMutableAst;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExpr.CelMutableIdent;
import dev.cel.common.ast.CelMutableExprConverter;
import dev.cel.common.navigation.CelNavigableMutableAst;
import java.util.List;

/**
 * A null that goes with every type. CEL's own does not: it refuses {@code x > 0 ? "yes" : null},
 * which is how a mapping says that a field stays away. So {@code null} becomes a variable of
 * dynamic type before types are checked.
 */
final class AnyNull {
  static final String NAME = "null__";

  private AnyNull() {}

  static CelAbstractSyntaxTree inPlaceOfNull(CelAbstractSyntaxTree parsed) {
    CelMutableAst tree = CelMutableAst.fromCelAst(parsed);
    List<CelMutableExpr> nulls =
        CelNavigableMutableAst.fromAst(tree)
            .getRoot()
            .allNodes()
            .map(node -> node.expr())
            .filter(e -> e.getKind() == Kind.CONSTANT)
            .filter(e -> e.constant().getKind() == CelConstant.Kind.NULL_VALUE)
            .toList();
    if (nulls.isEmpty()) {
      return parsed;
    }
    nulls.forEach(e -> e.setIdent(CelMutableIdent.create(NAME)));
    // Not tree.toParsedAst(): it forgets where in the source each part stands.
    return CelAbstractSyntaxTree.newParsedAst(
        CelMutableExprConverter.fromMutableExpr(tree.expr()), parsed.getSource());
  }

  static boolean is(CelExpr expression) {
    return expression.getKind() == Kind.IDENT && expression.ident().name().equals(NAME);
  }
}
