package io.stoa.offer;

import io.stoa.product.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An offer and where each of its parts comes from.
 *
 * @param traces by place; also of places that were emptied
 * @param outflow pieces by which stock levels have fallen since the offer is known: sold, moved or
 *     written off. It only grows, so that what was sold since some time is a difference
 */
public record TracedOffer(Offer offer, Map<OfferSlot, Trace> traces, long outflow) {
  public TracedOffer {
    traces = Map.copyOf(traces);
  }

  static TracedOffer empty(Identifier product) {
    return new TracedOffer(new Offer(product, List.of(), List.of()), Map.of(), 0);
  }

  public Optional<Trace> trace(OfferSlot slot) {
    return Optional.ofNullable(traces.get(slot));
  }

  /**
   * The last change of one place.
   *
   * @param at when the value changed here
   * @param by name of the user, or what brought it
   * @param asOf up to when the value is known to be true at its source
   * @param before the value before, for people; null when there was none
   */
  public record Trace(Instant at, String by, Instant asOf, @Nullable String before) {}
}
