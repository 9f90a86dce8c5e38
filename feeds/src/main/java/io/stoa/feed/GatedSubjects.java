package io.stoa.feed;

import io.stoa.feed.ItemGate.Verdict;
import io.stoa.feed.PrepareItems.Prepared;
import io.stoa.mapping.LaunchTerms;
import io.stoa.mapping.Subject;
import io.stoa.offer.ChannelStock;
import io.stoa.offer.Offer;
import io.stoa.offer.StockPolicy;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.FieldRule.Schedules;
import io.stoa.requirement.Item;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Products as one feed may show them: what the gate says of each, with the stock that its channel
 * shows after buffers, caps and limits. For one run.
 */
final class GatedSubjects {
  private final Feed feed;
  private final ItemGate gate;
  private final StockPolicy policy;
  private final Instant now;
  private final Set<String> waitsBy;

  GatedSubjects(CompiledFeed compiled, FeedSources sources) {
    this.feed = compiled.feed();
    this.gate = sources.gate();
    this.policy = sources.policies().apply(feed.view().channel());
    this.now = compiled.lens().now();
    this.waitsBy =
        compiled.set().fields().stream()
            .filter(field -> field.schedules() == Schedules.START)
            .map(FieldRule::name)
            .collect(Collectors.toSet());
  }

  /** What the gate says of the product. */
  Verdict ask(Subject product) {
    return gate.at(feed, product, now);
  }

  /** Whether a product that is held back may go out if its item makes the channel wait. */
  boolean mayGoAhead(Verdict verdict) {
    return verdict.ahead() && !waitsBy.isEmpty();
  }

  /** Whether the channel keeps buyers away from the item until the time that it names. */
  boolean waits(Item item) {
    return waitsBy.stream().anyMatch(field -> hasValue(item, field));
  }

  private static boolean hasValue(Item item, String field) {
    return item.values().get(field) != null
        || (!item.variants().isEmpty()
            && item.variants().stream().allMatch(v -> v.values().get(field) != null));
  }

  /** The product with the stock that its channel shows, and what it goes out for. */
  Subject shown(Subject product, Verdict verdict) {
    Offer offer = product.offer();
    ChannelStock stock = offer == null ? ChannelStock.UNKNOWN : ChannelStock.of(offer, policy);
    Integer limit = verdict.limit();
    return product.shown(limit == null ? stock : stock.atMost(limit), verdict.launch());
  }

  /**
   * Why all of it is held back, null when something is not; variants of a model are asked. What its
   * channel itself keeps buyers away from goes out, too.
   *
   * @param prepared what would be sent of it
   */
  @Nullable String reason(Subject subject, Prepared prepared) {
    List<Subject> products = subject.variants().isEmpty() ? List.of(subject) : subject.variants();
    Set<LaunchTerms> ahead = new HashSet<>();
    String reason = null;
    for (Subject product : products) {
      Verdict verdict = ask(product);
      reason = verdict.withheld();
      if (reason == null) {
        return null;
      }
      LaunchTerms launch = verdict.launch();
      if (launch != null && mayGoAhead(verdict)) {
        ahead.add(launch);
      }
    }
    boolean goesAhead = ahead.size() == 1 && !prepared.skipped() && waits(prepared.item());
    return goesAhead ? null : reason;
  }

  /** As {@link #shown}, also of a product model: each of its variants. */
  Subject preview(Subject subject) {
    if (subject.variants().isEmpty()) {
      return shown(subject, ask(subject));
    }
    List<Subject> variants = subject.variants().stream().map(v -> shown(v, ask(v))).toList();
    return subject.withVariants(variants);
  }
}
