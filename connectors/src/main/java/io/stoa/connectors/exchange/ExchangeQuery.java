package io.stoa.connectors.exchange;

import org.jspecify.annotations.Nullable;

/**
 * Which exchanges are wanted; what is null does not matter.
 *
 * @param after id of the last one of the page before, null for the newest
 */
public record ExchangeQuery(
    @Nullable String feed,
    @Nullable String run,
    @Nullable String batch,
    @Nullable String sku,
    @Nullable String after) {
  boolean fits(Exchange exchange, boolean itemKnown) {
    return (feed == null || feed.equals(exchange.feed()))
        && (run == null || run.equals(exchange.run()))
        && (batch == null || batch.equals(exchange.batch()))
        && (sku == null || itemKnown || exchange.skus().contains(sku));
  }
}
