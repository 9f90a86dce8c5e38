package io.stoa.standing;

import io.stoa.ledger.EntryState;
import java.time.Instant;
import java.util.Map;

/**
 * How many items of a feed were in each state at some instant.
 *
 * @param states those with none are left out
 */
public record Counted(Instant at, Map<EntryState, Long> states) {
  public Counted {
    states = Map.copyOf(states);
  }
}
