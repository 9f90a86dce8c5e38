package io.stoa.feed;

import io.stoa.connector.ItemIssue;
import io.stoa.delta.News;
import io.stoa.error.Violation;
import io.stoa.feed.FeedRun.Outcome;
import io.stoa.feed.PrepareItems.Prepared;
import io.stoa.ledger.ItemKey;
import io.stoa.requirement.Finding;
import io.stoa.requirement.Finding.Severity;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.RequirementSet.ItemOf;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds items against the others of their run, one after another in the order of their keys: unique
 * values, parents that do not go out. Reports what breaks a rule and counts what became of each
 * product (each product model where a feed's items are models). For one run and one thread.
 */
final class JudgeItems {
  private final RequirementSet set;
  private final RunReport report;
  private final PrepareItems preparing;
  private final MakeItems making;
  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

  /** By code, the parents of variants that were met: true where they go out. */
  private final Map<String, Boolean> parents = new HashMap<>();

  /**
   * @param making makes items again of which others had to be left out
   */
  JudgeItems(CompiledFeed feed, MakeItems making, RunReport report) {
    this.set = feed.set();
    this.making = making;
    this.report = report;
    this.preparing = new PrepareItems(feed);
  }

  Map<Outcome, Long> counts() {
    return Map.copyOf(counts);
  }

  /** Null when the feed does not select what stands under the key. */
  @Nullable News of(Made made) throws IOException {
    if (made instanceof Made.Settled settled) {
      report.add(settled.findings(), settled.news() instanceof News.Skipped);
      count(settled.outcome());
      return settled.news();
    }
    return items((Made.Items) made);
  }

  private News items(Made.Items made) throws IOException {
    List<Prepared> judged = made.items().stream().map(preparing::claim).toList();
    // Of the stores' rows many say the same.
    Collection<Finding> findings =
        set.item() == ItemOf.STORE ? new LinkedHashSet<>() : new ArrayList<>();
    judged.forEach(item -> findings.addAll(item.findings()));
    findings.addAll(made.further());
    boolean out = judged.stream().anyMatch(item -> !item.skipped());
    String parent = made.parent();
    if (parent != null && out && Boolean.FALSE.equals(parents.get(parent))) {
      findings.add(orphaned(made.sku(), parent));
      out = false;
    }
    List<Finding> all = List.copyOf(findings);
    News news = news(made, judged, out, all);
    settle(made, all, news);
    return news;
  }

  private News news(Made.Items made, List<Prepared> judged, boolean out, List<Finding> findings)
      throws IOException {
    Instant look = made.look();
    if (!out) {
      return new News.Skipped(
          made.sku(),
          findings.stream().filter(Finding::isError).map(JudgeItems::issue).toList(),
          look);
    }
    News.Ready ready = made.ready();
    if (ready == null || !judged.equals(made.items())) {
      String parent = made.parent();
      String within = parent == null ? null : ItemKey.ofModel(parent);
      ready = making.ready(made.sku(), judged, within, look);
    }
    if (ready == null) {
      throw new IllegalStateException("An item that goes out is ready");
    }
    return ready;
  }

  private Finding orphaned(String variant, String parent) {
    String message = "The parent " + parent + " of this variant is skipped; see its own rows.";
    Violation violation = new Violation("parent", set.code() + "/parent/required", message, parent);
    return new Finding(variant, Severity.ERROR, violation, null);
  }

  private static ItemIssue issue(Finding finding) {
    Violation violation = finding.violation();
    return new ItemIssue(
        violation.field(),
        violation.rule(),
        ItemIssue.Severity.ERROR,
        violation.message(),
        finding.source());
  }

  private void settle(Made.Items made, List<Finding> findings, News news) throws IOException {
    boolean skipped = news instanceof News.Skipped;
    report.add(findings, skipped);
    if (made.isParent()) {
      parents.put(made.sku(), !skipped);
    } else {
      count(
          skipped
              ? Outcome.SKIPPED
              : findings.isEmpty() ? Outcome.WRITTEN : Outcome.WRITTEN_WITH_WARNINGS);
    }
  }

  private void count(@Nullable Outcome outcome) {
    if (outcome != null) {
      counts.merge(outcome, 1L, Long::sum);
    }
  }
}
