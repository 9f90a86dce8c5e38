package io.stoa.offer;

import io.stoa.error.Violation;
import io.stoa.product.Identifier;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the offers. Thread-safe. */
public interface Offers {
  /** The offers of those products that have one. */
  Map<Identifier, Offer> of(Collection<Identifier> products);

  /** As {@link #of}, with who changed what last. */
  Map<Identifier, TracedOffer> traced(Collection<Identifier> products);

  /** Offers in identifier-key order after the given product. */
  List<TracedOffer> scan(@Nullable Identifier after, int limit);

  /**
   * Lays each change over what is there: a price replaces that of the same channel, location and
   * currency, a stock level that of the same channel and location; the rest stays.
   *
   * @param by name of the user, or what brings the changes, such as {@code import stock.csv}
   * @return for each change, in order, what became of it
   */
  List<OfferResult> apply(List<OfferChange> changes, String by);

  /**
   * As {@link #apply} for whole offers that are true now, by nobody in particular.
   *
   * @return for each change, in order, its violations; empty means stored
   */
  default List<List<Violation>> merge(List<Offer> changes) {
    return apply(changes.stream().map(OfferChange::of).toList(), "system").stream()
        .map(OfferResult::violations)
        .toList();
  }

  /**
   * Products with a sale that begins or ends after the first instant, up to and including the
   * second: what they cost has changed though nobody touched them. In identifier-key order.
   */
  List<Identifier> withSaleBoundary(Instant after, Instant upTo);

  /** Codes of all stores and warehouses that any offer has named, in code order. */
  List<String> locations();
}
