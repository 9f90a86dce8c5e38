package io.stoa.feed;

import io.stoa.connector.ItemIssue;
import io.stoa.delta.News;
import io.stoa.error.Violation;
import io.stoa.feed.FeedRun.Outcome;
import io.stoa.feed.ItemGate.Verdict;
import io.stoa.feed.PrepareItems.Prepared;
import io.stoa.ledger.ItemKey;
import io.stoa.mapping.Subject;
import io.stoa.product.ProductModel;
import io.stoa.requirement.Finding;
import io.stoa.requirement.Finding.Severity;
import io.stoa.requirement.Item;
import io.stoa.requirement.RequirementSet.ItemOf;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes news of candidates: asks the gate, maps, checks, renders; reports what breaks a rule and
 * counts what became of each product (each product model where a feed's items are models). For one
 * run and one thread; parents come before their variants.
 */
final class MakeNews {
  private final CompiledFeed feed;
  private final GatedSubjects gate;
  private final RunReport report;
  private final Rendering rendering;
  private final PrepareItems preparing;
  private final Look look;
  private final Telling telling;
  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

  /** By key, the parents of variants that were met: true where they go out. */
  private final Map<String, Boolean> parents = new HashMap<>();

  MakeNews(CompiledFeed feed, GatedSubjects gate, Rendering rendering, RunReport report) {
    this.feed = feed;
    this.gate = gate;
    this.report = report;
    this.rendering = rendering;
    this.preparing = new PrepareItems(feed);
    this.telling = new Telling(feed.set(), feed.feed().view().currency());
    this.look = new Look(feed.set(), feed.lens().now());
  }

  Map<Outcome, Long> counts() {
    return Map.copyOf(counts);
  }

  /** Null when the feed does not select what stands under the key. */
  @Nullable News of(Candidate candidate) throws IOException {
    if (candidate instanceof Candidate.Inside inside) {
      return new News.Inside(inside.sku(), inside.within());
    } else if (candidate instanceof Candidate.Group group) {
      return group(group);
    } else if (candidate instanceof Candidate.Single single) {
      return single(single);
    }
    return null;
  }

  private News single(Candidate.Single single) throws IOException {
    Verdict verdict = gate.ask(single.subject());
    Subject subject = gate.shown(single.subject(), verdict);
    String withheld = verdict.withheld();
    if (withheld != null && !(gate.mayGoAhead(verdict) && waits(subject))) {
      count(Outcome.WITHHELD);
      return new News.Withheld(subject.sku(), withheld, verdict.look());
    }
    ProductModel root = feed.set().parents() ? single.root() : null;
    return feed.set().item() == ItemOf.STORE
        ? atStores(subject, verdict)
        : product(subject, root, verdict);
  }

  /** Whether its channel keeps buyers away from what can be sent of it. */
  private boolean waits(Subject subject) {
    Prepared prepared = preparing.probe(subject);
    return !prepared.skipped() && gate.waits(prepared.item());
  }

  private News product(Subject subject, @Nullable ProductModel root, Verdict verdict)
      throws IOException {
    Prepared prepared = preparing.prepare(subject);
    List<Finding> findings = new ArrayList<>(prepared.findings());
    String parent = root == null ? null : ItemKey.ofModel(root.code().text());
    if (root != null && !prepared.skipped() && Boolean.FALSE.equals(parents.get(parent))) {
      findings.add(orphaned(subject, root.code().text()));
    }
    Instant next = Look.earlier(verdict.look(), look.of(subject, prepared.item()));
    News news = news(subject.sku(), List.of(prepared.item()), findings, parent, next);
    settle(findings, news);
    return news;
  }

  private Finding orphaned(Subject variant, String parent) {
    String message = "The parent " + parent + " of this variant is skipped; see its own rows.";
    Violation violation =
        new Violation("parent", feed.set().code() + "/parent/required", message, parent);
    return new Finding(variant.sku(), Severity.ERROR, violation, null);
  }

  /** The model with those of its variants that are not held back. */
  private News group(Candidate.Group group) throws IOException {
    List<Subject> shown = new ArrayList<>();
    List<Subject> ahead = new ArrayList<>();
    Instant next = null;
    String withheld = "";
    for (Subject variant : group.variants()) {
      Verdict verdict = gate.ask(variant);
      next = Look.earlier(next, verdict.look());
      if (verdict.withheld() == null) {
        shown.add(gate.shown(variant, verdict));
      } else {
        withheld = verdict.withheld();
        if (gate.mayGoAhead(verdict)) {
          ahead.add(gate.shown(variant, verdict));
        }
      }
    }
    if (shown.isEmpty() && mayGoAhead(group, ahead)) {
      shown = ahead;
    }
    if (shown.isEmpty()) {
      if (!group.parentOnly()) {
        count(Outcome.WITHHELD);
      }
      return new News.Withheld(group.sku(), withheld, next);
    }
    return group.parentOnly() ? parent(group, shown, next) : whole(group, shown, next);
  }

  /** The channel waits for one time: variants of different launches go out one after another. */
  private boolean mayGoAhead(Candidate.Group group, List<Subject> ahead) {
    return !group.parentOnly()
        && ahead.stream().map(Subject::launch).distinct().count() == 1
        && waits(group.subject(ahead));
  }

  private News whole(Candidate.Group group, List<Subject> variants, @Nullable Instant gateLook)
      throws IOException {
    Subject subject = group.subject(variants);
    Prepared prepared = preparing.prepare(subject);
    Instant next = Look.earlier(gateLook, look.of(subject, prepared.item()));
    News news = news(subject.sku(), List.of(prepared.item()), prepared.findings(), null, next);
    settle(prepared.findings(), news);
    return news;
  }

  /** The parent as its first variant that can go out makes it; it counts as no product. */
  private News parent(Candidate.Group group, List<Subject> variants, @Nullable Instant gateLook)
      throws IOException {
    String code = group.sku();
    for (Subject variant : variants) {
      if (!preparing.probe(variant).skipped()) {
        Subject subject = group.subject(List.of(variant));
        Prepared prepared = preparing.prepare(subject);
        Instant next = Look.earlier(gateLook, look.of(subject, prepared.item()));
        News news = news(code, List.of(prepared.item()), prepared.findings(), null, next);
        report.add(prepared.findings(), news instanceof News.Skipped);
        parents.put(group.key(), news instanceof News.Ready);
        return news;
      }
    }
    String rule = feed.set().code() + "/parent/variants";
    return new News.Skipped(
        code, List.of(ItemIssue.error(null, rule, "None of its variants can go out.")), gateLook);
  }

  /** One row for each store; a product goes out if at least one of them does. */
  private News atStores(Subject subject, Verdict verdict) throws IOException {
    List<String> stores = feed.stores(subject);
    if (stores.isEmpty()) {
      Violation violation =
          Violation.of(
              "store",
              feed.set().code() + "/store/required",
              "store is mandatory, but the product has stock at no location.");
      List<Finding> findings = List.of(new Finding(subject.sku(), Severity.ERROR, violation, null));
      News news = news(subject.sku(), List.of(), findings, null, verdict.look());
      settle(findings, news);
      return news;
    }
    Set<Finding> findings = new LinkedHashSet<>();
    List<Item> rows = new ArrayList<>();
    Instant next = verdict.look();
    for (String store : stores) {
      Prepared row = preparing.prepare(subject.at(store));
      findings.addAll(row.findings());
      next = Look.earlier(next, look.of(subject, row.item()));
      if (!row.skipped()) {
        rows.add(row.item());
      }
    }
    List<Finding> all = List.copyOf(findings);
    News news =
        rows.isEmpty() ? skipped(subject.sku(), all, next) : ready(subject.sku(), rows, null, next);
    settle(all, news);
    return news;
  }

  private News news(
      String sku,
      List<Item> items,
      List<Finding> findings,
      @Nullable String within,
      @Nullable Instant next)
      throws IOException {
    return findings.stream().anyMatch(Finding::isError)
        ? skipped(sku, findings, next)
        : ready(sku, items, within, next);
  }

  private News ready(String sku, List<Item> items, @Nullable String within, @Nullable Instant next)
      throws IOException {
    List<byte[]> rendered = new ArrayList<>(items.size());
    for (Item item : items) {
      rendered.add(rendering.bytes(item));
    }
    return new News.Ready(
        sku, items, rendered, Rendering.hashes(items), telling.of(items), within, next);
  }

  private static News skipped(String sku, List<Finding> findings, @Nullable Instant next) {
    return new News.Skipped(
        sku, findings.stream().filter(Finding::isError).map(MakeNews::issue).toList(), next);
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

  private void settle(List<Finding> findings, News news) throws IOException {
    boolean skipped = news instanceof News.Skipped;
    report.add(findings, skipped);
    count(
        skipped
            ? Outcome.SKIPPED
            : findings.isEmpty() ? Outcome.WRITTEN : Outcome.WRITTEN_WITH_WARNINGS);
  }

  private void count(Outcome outcome) {
    counts.merge(outcome, 1L, Long::sum);
  }
}
