package io.stoa.feed;

import io.stoa.error.Violation;
import io.stoa.feed.FeedRun.Outcome;
import io.stoa.feed.PrepareItems.Prepared;
import io.stoa.feed.SelectSubjects.Selected;
import io.stoa.format.ItemWriter;
import io.stoa.mapping.Subject;
import io.stoa.product.ProductModel;
import io.stoa.requirement.Finding;
import io.stoa.requirement.Finding.Severity;
import io.stoa.requirement.RequirementSet.ItemOf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is selected into the file, or into the report where it breaks a rule; counts what
 * became of each product (each product model where a feed's items are models). For one run and one
 * thread.
 */
final class WriteItems {
  private final CompiledFeed feed;
  private final ItemWriter writer;
  private final RunReport report;
  private final PrepareItems preparing;
  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

  /** Parents of variants that were met: true where they went out. */
  private final Map<String, Boolean> parents = new HashMap<>();

  WriteItems(CompiledFeed feed, ItemWriter writer, RunReport report) {
    this.feed = feed;
    this.writer = writer;
    this.report = report;
    this.preparing = new PrepareItems(feed);
  }

  Map<Outcome, Long> counts() {
    return Map.copyOf(counts);
  }

  long count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** Products in the file, with or without warnings. */
  long written() {
    return count(Outcome.WRITTEN) + count(Outcome.WRITTEN_WITH_WARNINGS);
  }

  void write(Selected selected) throws IOException {
    if (feed.set().item() == ItemOf.STORE) {
      writeForStores(selected.subject());
      return;
    }
    Prepared prepared = preparing.prepare(selected.subject());
    List<Finding> findings = new ArrayList<>(prepared.findings());
    ProductModel root = selected.root();
    if (feed.set().parents() && root != null && !prepared.skipped()) {
      Finding orphaned = writeParent(root, selected.subject());
      if (orphaned != null) {
        findings.add(orphaned);
      }
    }
    boolean skipped = findings.stream().anyMatch(Finding::isError);
    if (!skipped) {
      writer.write(prepared.item());
    }
    settle(findings, skipped);
  }

  /**
   * Writes the parent before its first variant.
   *
   * @return why the variant cannot go out, null when the parent did
   */
  private @Nullable Finding writeParent(ProductModel root, Subject variant) throws IOException {
    String code = root.code().text();
    Boolean out = parents.get(root.code().key());
    if (out == null) {
      Prepared parent = preparing.prepare(Subject.of(root, List.of(variant)));
      out = !parent.skipped();
      parents.put(root.code().key(), out);
      report.add(parent.findings(), parent.skipped());
      if (out) {
        writer.write(parent.item());
      }
    }
    if (out) {
      return null;
    }
    String message = "The parent " + code + " of this variant is skipped; see its own rows.";
    Violation violation =
        new Violation("parent", feed.set().code() + "/parent/required", message, code);
    return new Finding(variant.sku(), Severity.ERROR, violation, null);
  }

  /** One row for each store; a product goes out if at least one of them does. */
  private void writeForStores(Subject subject) throws IOException {
    List<String> stores = feed.stores(subject);
    if (stores.isEmpty()) {
      Violation violation =
          Violation.of(
              "store",
              feed.set().code() + "/store/required",
              "store is mandatory, but the product has stock at no location.");
      settle(List.of(new Finding(subject.sku(), Severity.ERROR, violation, null)), true);
      return;
    }
    Set<Finding> findings = new LinkedHashSet<>();
    boolean any = false;
    for (String store : stores) {
      Prepared row = preparing.prepare(subject.at(store));
      findings.addAll(row.findings());
      if (!row.skipped()) {
        writer.write(row.item());
        any = true;
      }
    }
    settle(List.copyOf(findings), !any);
  }

  private void settle(List<Finding> findings, boolean skipped) throws IOException {
    report.add(findings, skipped);
    Outcome outcome =
        skipped
            ? Outcome.SKIPPED
            : findings.isEmpty() ? Outcome.WRITTEN : Outcome.WRITTEN_WITH_WARNINGS;
    counts.merge(outcome, 1L, Long::sum);
  }
}
