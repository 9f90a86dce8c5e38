package io.stoa.offer;

import io.stoa.error.Violation;
import java.util.Comparator;
import java.util.List;

/**
 * What became of one change.
 *
 * @param violations why it was rejected, else empty
 */
public record OfferResult(Outcome outcome, List<Violation> violations) {
  public OfferResult {
    violations = List.copyOf(violations);
  }

  /** What became of it; of a change with several parts the first that holds of any of them. */
  public enum Outcome {
    REJECTED,
    /** Somebody else has changed the place since it was looked at; it stays as it is. */
    CONFLICT,
    /** A price or stock level is there that was not. */
    CREATED,
    UPDATED,
    REMOVED,
    /** It was so before. */
    UNCHANGED,
    /** Something newer was known and stays. */
    OLDER
  }

  static OfferResult of(List<Outcome> parts) {
    return new OfferResult(
        parts.stream().min(Comparator.naturalOrder()).orElse(Outcome.UNCHANGED), List.of());
  }

  static OfferResult rejected(List<Violation> violations) {
    return new OfferResult(Outcome.REJECTED, violations);
  }

  public boolean isRejected() {
    return outcome == Outcome.REJECTED;
  }
}
