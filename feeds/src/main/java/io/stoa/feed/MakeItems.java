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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes items of candidates, each for itself: asks the gate, maps, checks, renders. For one run and
 * one thread; several may work side by side.
 */
final class MakeItems {
  private final CompiledFeed feed;
  private final GatedSubjects gate;
  private final Rendering rendering;
  private final PrepareItems preparing;
  private final Look look;
  private final Telling telling;

  MakeItems(CompiledFeed feed, GatedSubjects gate, Rendering rendering) {
    this.feed = feed;
    this.gate = gate;
    this.rendering = rendering;
    this.preparing = new PrepareItems(feed);
    this.telling = new Telling(feed.set(), feed.feed().view().currency());
    this.look = new Look(feed.set(), feed.lens().now());
  }

  Made of(Candidate candidate) throws IOException {
    if (candidate instanceof Candidate.Inside inside) {
      return settled(inside.key(), new News.Inside(inside.sku(), inside.within()), null);
    } else if (candidate instanceof Candidate.Group group) {
      return group(group);
    } else if (candidate instanceof Candidate.Single single) {
      return single(single);
    }
    return settled(candidate.key(), null, null);
  }

  private static Made settled(String key, @Nullable News news, @Nullable Outcome outcome) {
    return new Made.Settled(key, news, List.of(), outcome);
  }

  private Made single(Candidate.Single single) throws IOException {
    Verdict verdict = gate.ask(single.subject());
    Subject subject = gate.shown(single.subject(), verdict);
    String withheld = verdict.withheld();
    if (withheld != null && !(gate.mayGoAhead(verdict) && waits(subject))) {
      News news = new News.Withheld(subject.sku(), withheld, verdict.look());
      return settled(single.key(), news, Outcome.WITHHELD);
    }
    if (feed.set().item() == ItemOf.STORE) {
      return atStores(single.key(), subject, verdict.look());
    }
    ProductModel root = feed.set().parents() ? single.root() : null;
    String parent = root == null ? null : root.code().text();
    return items(single.key(), List.of(subject), List.of(), parent, false, verdict.look());
  }

  /** Whether its channel keeps buyers away from what can be sent of it. */
  private boolean waits(Subject subject) {
    Prepared prepared = preparing.probe(subject);
    return !prepared.skipped() && gate.waits(prepared.item());
  }

  /** The model with those of its variants that are not held back. */
  private Made group(Candidate.Group group) throws IOException {
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
      News news = new News.Withheld(group.sku(), withheld, next);
      return settled(group.key(), news, group.parentOnly() ? null : Outcome.WITHHELD);
    }
    return group.parentOnly()
        ? parent(group, shown, next)
        : items(group.key(), List.of(group.subject(shown)), List.of(), null, false, next);
  }

  /** The channel waits for one time: variants of different launches go out one after another. */
  private boolean mayGoAhead(Candidate.Group group, List<Subject> ahead) {
    return !group.parentOnly()
        && ahead.stream().map(Subject::launch).distinct().count() == 1
        && waits(group.subject(ahead));
  }

  /** The parent as its first variant that can go out makes it. */
  private Made parent(Candidate.Group group, List<Subject> variants, @Nullable Instant gateLook)
      throws IOException {
    for (Subject variant : variants) {
      if (!preparing.probe(variant).skipped()) {
        Subject subject = group.subject(List.of(variant));
        return items(group.key(), List.of(subject), List.of(), null, true, gateLook);
      }
    }
    String rule = feed.set().code() + "/parent/variants";
    News news =
        new News.Skipped(
            group.sku(),
            List.of(ItemIssue.error(null, rule, "None of its variants can go out.")),
            gateLook);
    return settled(group.key(), news, null);
  }

  /** One row for each store; a product goes out if at least one of them does. */
  private Made atStores(String key, Subject subject, @Nullable Instant gateLook)
      throws IOException {
    List<Subject> rows = feed.stores(subject).stream().map(subject::at).toList();
    if (!rows.isEmpty()) {
      return items(key, rows, List.of(), null, false, gateLook);
    }
    Violation violation =
        Violation.of(
            "store",
            feed.set().code() + "/store/required",
            "store is mandatory, but the product has stock at no location.");
    Finding nowhere = new Finding(subject.sku(), Severity.ERROR, violation, null);
    return new Made.Items(
        key, subject.sku(), List.of(), List.of(nowhere), null, null, false, gateLook);
  }

  private Made items(
      String key,
      List<Subject> subjects,
      List<Finding> further,
      @Nullable String parent,
      boolean isParent,
      @Nullable Instant gateLook)
      throws IOException {
    List<Prepared> items = new ArrayList<>(subjects.size());
    Instant next = gateLook;
    for (Subject subject : subjects) {
      Prepared prepared = preparing.probe(subject);
      items.add(prepared);
      next = Look.earlier(next, look.of(subject, prepared.item()));
    }
    String sku = subjects.get(0).sku();
    String within = parent == null ? null : ItemKey.ofModel(parent);
    return new Made.Items(
        key, sku, items, further, ready(sku, items, within, next), parent, isParent, next);
  }

  /** Those of the items that break no rule, as they go out; null when there is none. */
  News.@Nullable Ready ready(
      String sku, List<Prepared> items, @Nullable String within, @Nullable Instant next)
      throws IOException {
    List<Item> going = items.stream().filter(item -> !item.skipped()).map(Prepared::item).toList();
    if (going.isEmpty()) {
      return null;
    }
    List<byte[]> rendered = new ArrayList<>(going.size());
    for (Item item : going) {
      rendered.add(rendering.bytes(item));
    }
    return new News.Ready(
        sku, going, rendered, Rendering.hashes(going), telling.of(going), within, next);
  }
}
