package io.stoa.offer;

import io.stoa.offer.Offer.Price;
import io.stoa.offer.Offer.Stock;
import io.stoa.offer.OfferResult.Outcome;
import io.stoa.offer.TracedOffer.Trace;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lays changes over one offer, later ones over earlier ones, and says what became of each. A change
 * whose source time is before what a place has learnt already leaves the place alone. For one
 * thread.
 */
final class OfferMerge {
  private final TracedOffer before;
  private final Instant now;
  private final String by;
  private final Map<OfferSlot, Price> prices = new TreeMap<>();
  private final Map<OfferSlot, Stock> stock = new TreeMap<>();
  private final Map<OfferSlot, Trace> traces;
  private long outflow;

  OfferMerge(TracedOffer before, Instant now, String by) {
    this.before = before;
    this.now = now;
    this.by = by;
    this.traces = new HashMap<>(before.traces());
    this.outflow = before.outflow();
    before.offer().prices().forEach(price -> prices.put(price.slot(), price));
    before.offer().stock().forEach(level -> stock.put(level.slot(), level));
  }

  OfferResult lay(OfferChange change) {
    List<Outcome> parts = new ArrayList<>();
    for (Price price : change.prices()) {
      Price old = prices.get(price.slot());
      boolean same = old != null && same(old, price);
      Outcome outcome = settle(price.slot(), change, old != null, same, text(old));
      if (outcome == Outcome.CREATED || outcome == Outcome.UPDATED) {
        prices.put(price.slot(), price);
      }
      parts.add(outcome);
    }
    for (Stock level : change.stock()) {
      Stock old = stock.get(level.slot());
      boolean same = level.equals(old);
      Outcome outcome = settle(level.slot(), change, old != null, same, text(old));
      if (outcome == Outcome.CREATED || outcome == Outcome.UPDATED) {
        stock.put(level.slot(), level);
        outflow += old == null ? 0 : Math.max(0, old.quantity() - level.quantity());
      }
      parts.add(outcome);
    }
    change.removed().forEach(slot -> parts.add(remove(slot, change)));
    return OfferResult.of(parts);
  }

  private Outcome remove(OfferSlot slot, OfferChange change) {
    Price price = prices.get(slot);
    Stock level = stock.get(slot);
    boolean known = price != null || level != null;
    Outcome outcome =
        settle(slot, change, known, !known, price == null ? text(level) : text(price));
    if (outcome == Outcome.UPDATED) {
      prices.remove(slot);
      stock.remove(slot);
      outflow += level == null ? 0 : level.quantity();
      return Outcome.REMOVED;
    }
    return outcome;
  }

  private Outcome settle(
      OfferSlot slot, OfferChange change, boolean known, boolean same, @Nullable String old) {
    Instant asOf = change.asOf();
    Trace last = traces.get(slot);
    if (!same && hasMoved(change.basis(), last)) {
      return Outcome.CONFLICT;
    }
    if (asOf != null && last != null && asOf.isBefore(last.asOf())) {
      return Outcome.OLDER;
    }
    if (same) {
      // Told again at a later time: what is older than that must not come through any more.
      if (asOf != null) {
        Trace confirmed =
            last == null
                ? new Trace(now, by, asOf, old)
                : new Trace(last.at(), last.by(), asOf, last.before());
        traces.put(slot, confirmed);
      }
      return Outcome.UNCHANGED;
    }
    traces.put(slot, new Trace(now, by, learnt(asOf, last), old));
    return known ? Outcome.UPDATED : Outcome.CREATED;
  }

  private static boolean hasMoved(@Nullable Instant basis, @Nullable Trace last) {
    return basis != null && !basis.equals(last == null ? Instant.EPOCH : last.at());
  }

  private Instant learnt(@Nullable Instant asOf, @Nullable Trace last) {
    if (asOf != null) {
      return asOf;
    }
    return last != null && last.asOf().isAfter(now) ? last.asOf() : now;
  }

  private static boolean same(Price one, Price other) {
    return one.list().compareTo(other.list()) == 0
        && sameAmount(one.sale(), other.sale())
        && Objects.equals(one.saleFrom(), other.saleFrom())
        && Objects.equals(one.saleUntil(), other.saleUntil());
  }

  private static boolean sameAmount(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.compareTo(other) == 0;
  }

  private static @Nullable String text(@Nullable Price price) {
    if (price == null) {
      return null;
    }
    BigDecimal sale = price.sale();
    return price.list().toPlainString() + (sale == null ? "" : " / " + sale.toPlainString());
  }

  private static @Nullable String text(@Nullable Stock level) {
    return level == null ? null : Integer.toString(level.quantity());
  }

  /** The offer with all that was laid over it; equal to the one before when nothing changed. */
  TracedOffer merged() {
    return new TracedOffer(
        new Offer(
            before.offer().product(), List.copyOf(prices.values()), List.copyOf(stock.values())),
        traces,
        outflow);
  }
}
