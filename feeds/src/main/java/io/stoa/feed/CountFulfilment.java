package io.stoa.feed;

import io.stoa.feed.Fulfilment.FieldFulfilment;
import io.stoa.feed.Fulfilment.RuleCount;
import io.stoa.feed.PrepareItems.Prepared;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.FieldRule.InParent;
import io.stoa.requirement.Finding;
import io.stoa.requirement.Item;
import io.stoa.requirement.RequirementSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Counts what items have and what they break. For one thread. */
final class CountFulfilment {
  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");
  private static final int MOST_RULES = 20;

  private final RequirementSet set;
  private final Map<String, Count> byField = new LinkedHashMap<>();
  private final Map<String, Rule> others = new LinkedHashMap<>();
  private long items;
  private long skipped;

  CountFulfilment(RequirementSet set) {
    this.set = set;
    set.fields().forEach(field -> byField.put(field.name(), new Count(field)));
  }

  long items() {
    return items;
  }

  long skipped() {
    return skipped;
  }

  void add(Prepared prepared) {
    items++;
    skipped += prepared.skipped() ? 1 : 0;
    Item item = prepared.item();
    Set<String> omitted = new HashSet<>();
    Set<String> broken = new HashSet<>();
    for (Finding finding : prepared.findings()) {
      String field = INDEX.matcher(finding.violation().field()).replaceAll("[]");
      if (finding.severity() == Finding.Severity.OMITTED) {
        omitted.add(field);
      }
      if (broken.add(finding.violation().rule())) {
        Count count = byField.get(field);
        (count == null ? others : count.rules)
            .computeIfAbsent(finding.violation().rule(), r -> new Rule(finding))
            .items++;
      }
      broken.add("field " + field);
    }
    for (Count count : byField.values()) {
      if (applies(count.field, item)) {
        count.items++;
        count.filled += filled(count.field, item) || omitted.contains(count.field.name()) ? 1 : 0;
        count.violating += broken.contains("field " + count.field.name()) ? 1 : 0;
      }
    }
  }

  private static boolean applies(FieldRule field, Item item) {
    return field.parent() == InParent.ALSO
        || (field.parent() == InParent.ONLY) == (item.kind() == Item.Kind.PARENT);
  }

  private boolean filled(FieldRule field, Item item) {
    return set.isOfVariant(field)
        ? item.variants().stream().allMatch(v -> v.values().get(field.name()) != null)
        : item.values().get(field.name()) != null;
  }

  Fulfilment result(String feed, Instant counted, String basis) {
    return new Fulfilment(
        feed,
        counted,
        basis,
        items,
        skipped,
        byField.values().stream().map(Count::result).toList(),
        results(others));
  }

  private static List<RuleCount> results(Map<String, Rule> rules) {
    List<RuleCount> counts = new ArrayList<>();
    rules.forEach(
        (name, rule) ->
            counts.add(
                new RuleCount(
                    name,
                    rule.example.severity(),
                    rule.items,
                    rule.example.violation().message(),
                    rule.example.sku(),
                    rule.example.source())));
    counts.sort(Comparator.comparingLong(RuleCount::items).reversed());
    return counts.subList(0, Math.min(MOST_RULES, counts.size()));
  }

  private static final class Count {
    private final FieldRule field;
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private long items;
    private long filled;
    private long violating;

    Count(FieldRule field) {
      this.field = field;
    }

    FieldFulfilment result() {
      return new FieldFulfilment(
          field.name(), field.level(), items, filled, violating, results(rules));
    }
  }

  private static final class Rule {
    private final Finding example;
    private long items;

    Rule(Finding example) {
      this.example = example;
    }
  }
}
