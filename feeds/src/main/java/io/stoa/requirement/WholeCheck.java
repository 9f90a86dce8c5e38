package io.stoa.requirement;

import dev.cel.runtime.CelEvaluationException;
import io.stoa.error.Violation;
import io.stoa.requirement.Finding.Severity;
import java.util.List;

/** One rule about whole items, ready to be asked. Thread-safe. */
final class WholeCheck {
  private final String name;
  private final ItemRule rule;
  private final Condition condition;

  WholeCheck(RequirementSet set, ItemRule rule) {
    this.name = set.ruleName(rule);
    this.rule = rule;
    this.condition = Condition.of(name, rule.holds());
  }

  void check(String sku, ConditionView view, List<ConditionView> variants, List<Finding> into) {
    for (String field : rule.given()) {
      if (!view.has(field)) {
        return;
      }
    }
    try {
      if (!condition.holds(view, variants)) {
        add(into, sku, Severity.of(rule.whenBroken()), rule.at() + " " + rule.says() + ".");
      }
    } catch (CelEvaluationException e) {
      add(into, sku, Severity.ERROR, rule.at() + " cannot be checked: " + e.getMessage());
    }
  }

  private void add(List<Finding> into, String sku, Severity severity, String message) {
    into.add(
        new Finding(sku, severity, Violation.of(rule.at(), name, message), rule.source().url()));
  }
}
