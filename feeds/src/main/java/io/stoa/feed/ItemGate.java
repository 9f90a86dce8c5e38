package io.stoa.feed;

import io.stoa.mapping.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a feed may show a product at an instant. Every run asks it for each product before
 * it is mapped; for an item that has its variants inside, for each of the variants. Thread-safe.
 */
@FunctionalInterface
public interface ItemGate {
  /** Withholds nothing. */
  ItemGate OPEN = (feed, subject, now) -> Verdict.SHOWN;

  /**
   * @param subject a product, never a product model
   */
  Verdict at(Feed feed, Subject subject, Instant now);

  /**
   * What the gate says.
   *
   * @param withheld why the product is held back, for people; null when it is shown
   * @param look when the verdict changes though nobody edits anything; null for never
   */
  record Verdict(@Nullable String withheld, @Nullable Instant look) {
    /** For good. */
    public static final Verdict SHOWN = new Verdict(null, null);
  }
}
