package io.stoa.mapping;

import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.product.Values;
import io.stoa.requirement.FileRules;
import io.stoa.requirement.RequirementSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a document says of itself before its items: shop, currencies, the tree of categories. */
final class FileHead {
  /** There is no product yet; functions about products answer null. */
  private static final Subject NOBODY =
      new Subject(
          "",
          Subject.Role.STANDALONE,
          null,
          null,
          null,
          null,
          Values.of(Map.of()),
          Set.of(),
          null,
          null,
          Instant.EPOCH,
          List.of(),
          null,
          null);

  private final Map<String, Expression> parts = new LinkedHashMap<>();

  /**
   * @throws StoaException with {@code INVALID} when an expression does not compile
   */
  FileHead(ExpressionCompiler compiler, RequirementSet set) {
    for (FileRules.Head part : set.files().head()) {
      parts.put(part.at(), compiler.compile("head." + part.at(), part.map()));
    }
  }

  /**
   * By path, in order; what has no value is absent.
   *
   * @throws StoaException with {@code INVALID} when an expression fails
   */
  Map<String, Object> values(Lens lens) {
    Map<String, Object> head = new LinkedHashMap<>();
    List<Violation> violations = new ArrayList<>();
    parts.forEach(
        (at, expression) -> {
          try {
            Object value = Plain.of(expression.evaluate(lens, NOBODY));
            if (value != null) {
              head.put(at, value);
            }
          } catch (ExpressionFailure e) {
            violations.add(
                new Violation(
                    "head." + at,
                    "expression",
                    String.valueOf(e.getMessage()),
                    expression.source()));
          }
        });
    if (!violations.isEmpty()) {
      throw StoaException.invalid(violations);
    }
    return head;
  }
}
