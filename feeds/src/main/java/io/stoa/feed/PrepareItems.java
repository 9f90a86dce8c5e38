package io.stoa.feed;

import io.stoa.error.Violation;
import io.stoa.mapping.MappedItem;
import io.stoa.mapping.Subject;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.Finding;
import io.stoa.requirement.Finding.Severity;
import io.stoa.requirement.Item;
import io.stoa.requirement.RequirementSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maps subjects and holds them against the rules, those among items included: unique fields. For
 * one run and one thread, but for {@link #probe}.
 */
final class PrepareItems {
  private final CompiledFeed feed;
  private final Map<String, Fingerprints> unique = new HashMap<>();

  PrepareItems(CompiledFeed feed) {
    this.feed = feed;
    feed.set().fields().stream()
        .filter(FieldRule::unique)
        .forEach(field -> unique.put(field.name(), new Fingerprints()));
  }

  /**
   * An item and everything found.
   *
   * @param item ready to be written, unless it is skipped
   */
  record Prepared(Item item, List<Finding> findings) {
    boolean skipped() {
      return findings.stream().anyMatch(Finding::isError);
    }
  }

  /** Of all that are prepared, no two may share a unique value: the second one breaks the rule. */
  Prepared prepare(Subject subject) {
    return claim(probe(subject));
  }

  /** For itself: takes no unique value. Several threads may do this at once. */
  Prepared probe(Subject subject) {
    MappedItem mapped = feed.mapping().map(feed.lens(), subject);
    List<Finding> findings = new ArrayList<>(mapped.findings());
    List<Finding> byRules = new ArrayList<>();
    for (Finding finding : feed.rules().check(mapped.item())) {
      if (!isEchoOf(mapped.findings(), finding)) {
        byRules.add(finding);
      }
    }
    findings.addAll(byRules);
    Item item = withoutOmitted(mapped.item(), byRules);
    List<Finding> bySchema = feed.schema().check(item, feed.rules(), findings);
    if (!bySchema.isEmpty()) {
      findings.addAll(bySchema);
      item = withoutOmitted(item, bySchema);
    }
    return new Prepared(item, findings);
  }

  /**
   * Takes the unique values of an item that breaks no rule; the same item where nobody has them.
   */
  Prepared claim(Prepared prepared) {
    List<Finding> doubled = prepared.skipped() ? List.of() : doubled(prepared.item());
    if (doubled.isEmpty()) {
      return prepared;
    }
    List<Finding> findings = new ArrayList<>(prepared.findings());
    findings.addAll(doubled);
    return new Prepared(prepared.item(), findings);
  }

  private Item withoutOmitted(Item item, List<Finding> findings) {
    Set<String> omitted = new HashSet<>();
    for (Finding finding : findings) {
      if (finding.severity() == Severity.OMITTED) {
        omitted.add(finding.violation().field());
      }
    }
    return omitted.isEmpty() ? item : feed.mapping().without(item, omitted);
  }

  /**
   * That a field is missing goes without saying where its expression failed, unless it is only this
   * that keeps the item out.
   */
  private static boolean isEchoOf(List<Finding> failures, Finding finding) {
    return !failures.isEmpty()
        && finding.violation().value() == null
        && failures.stream()
            .filter(failure -> failure.violation().field().equals(finding.violation().field()))
            .anyMatch(failure -> failure.isError() || !finding.isError());
  }

  private List<Finding> doubled(Item item) {
    if (unique.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (FieldRule field : feed.set().fields()) {
      if (field.unique() && feed.set().isOfVariant(field)) {
        for (Item.Variant variant : item.variants()) {
          addIfDoubled(field, variant.sku(), variant.values().get(field.name()), findings);
        }
      } else if (field.unique()) {
        addIfDoubled(field, item.sku(), item.values().get(field.name()), findings);
      }
    }
    return findings;
  }

  private void addIfDoubled(
      FieldRule field, String sku, @Nullable Object value, List<Finding> findings) {
    Fingerprints seen = unique.get(field.name());
    if (value == null || seen == null || seen.add(value.toString())) {
      return;
    }
    RequirementSet set = feed.set();
    Violation violation =
        new Violation(
            field.name(),
            set.ruleName(field, "unique"),
            field.name() + " is used by another item of this feed already.",
            value.toString());
    findings.add(new Finding(sku, Severity.ERROR, violation, field.source().url()));
  }
}
