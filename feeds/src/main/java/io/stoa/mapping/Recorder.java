package io.stoa.mapping;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.parser.CelUnparser;
import dev.cel.parser.CelUnparserFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down what one evaluation reads, computes and remarks. For one thread. */
final class Recorder {
  private static final int MOST_STEPS = 300;
  private static final int LONGEST_EXPRESSION = 400;
  private static final CelUnparser UNPARSER = CelUnparserFactory.newUnparser();

  private final Set<SourceRead> sources = new LinkedHashSet<>();
  private final List<TraceStep> steps = new ArrayList<>();
  private final List<TraceNote> pending = new ArrayList<>();
  private final Map<Long, Integer> depths = new HashMap<>();
  private @Nullable CelAbstractSyntaxTree tree;

  void read(SourceRead source) {
    sources.add(source);
  }

  void note(TraceNote note) {
    pending.add(note);
  }

  /** The expression whose parts come next. */
  void begin(CelAbstractSyntaxTree expression) {
    tree = expression;
    depths.clear();
    CelNavigableAst.fromAst(expression)
        .getRoot()
        .allNodes()
        .filter(node -> isStep(node.expr()))
        .forEach(node -> depths.put(node.id(), depth(node)));
  }

  /** A part that was evaluated; its own parts came before. */
  void evaluated(CelExpr part, Object value) {
    Integer depth = depths.get(part.id());
    if (tree == null || depth == null || steps.size() >= MOST_STEPS || repeats(part, depth)) {
      return;
    }
    steps.add(new TraceStep(text(tree, part), depth, Plain.of(value), List.copyOf(pending)));
    pending.clear();
  }

  List<SourceRead> sources() {
    return List.copyOf(sources);
  }

  List<TraceStep> steps() {
    return List.copyOf(steps);
  }

  /** What was remarked since the last step. */
  List<TraceNote> rest() {
    return List.copyOf(pending);
  }

  /** CEL tells of some parts twice. */
  private boolean repeats(CelExpr part, int depth) {
    return part.getKind() == Kind.SELECT
        && !steps.isEmpty()
        && steps.get(steps.size() - 1).depth() == depth
        && tree != null
        && steps.get(steps.size() - 1).expression().equals(text(tree, part));
  }

  private static boolean isStep(CelExpr part) {
    return switch (part.getKind()) {
      case CALL, SELECT, COMPREHENSION -> true;
      default -> false;
    };
  }

  private static int depth(CelNavigableExpr node) {
    int depth = 0;
    var above = node.parent();
    while (above.isPresent()) {
      depth += isStep(above.get().expr()) ? 1 : 0;
      above = above.get().parent();
    }
    return depth;
  }

  private static String text(CelAbstractSyntaxTree tree, CelExpr part) {
    String text =
        CelMessages.text(
            UNPARSER.unparse(CelAbstractSyntaxTree.newParsedAst(part, tree.getSource())));
    return text.length() <= LONGEST_EXPRESSION ? text : text.substring(0, LONGEST_EXPRESSION) + "…";
  }
}
