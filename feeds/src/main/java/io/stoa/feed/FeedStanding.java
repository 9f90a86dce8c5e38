package io.stoa.feed;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed's ledger has come.
 *
 * @param positions up to where changes are taken account of; empty for a feed that never ran
 * @param nextLook when one of its items has to be looked at though nobody edits anything; null for
 *     never
 */
public record FeedStanding(Map<String, String> positions, @Nullable Instant nextLook) {
  public FeedStanding {
    positions = Map.copyOf(positions);
  }
}
