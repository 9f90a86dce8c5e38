package io.stoa.feed;

import io.stoa.mapping.LaunchTerms;
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
  ItemGate OPEN =
      new ItemGate() {
        @Override
        public Verdict at(Feed feed, Subject subject, Instant now) {
          return Verdict.SHOWN;
        }

        @Override
        public boolean searches() {
          return false;
        }
      };

  /**
   * @param subject a product, never a product model
   */
  Verdict at(Feed feed, Subject subject, Instant now);

  /** Whether what it says now depends on the search index, so that this has to catch up before. */
  default boolean searches() {
    return true;
  }

  /**
   * What the gate says.
   *
   * @param withheld why the product is held back, for people; null when it is shown
   * @param ahead whether a product that is held back may go out all the same if its item has a
   *     value in a field by which the channel itself waits
   * @param launch the launch that it goes out for, null for none
   * @param limit most pieces to tell of, null for no bound
   * @param look when the verdict changes though nobody edits anything; null for never
   */
  record Verdict(
      @Nullable String withheld,
      boolean ahead,
      @Nullable LaunchTerms launch,
      @Nullable Integer limit,
      @Nullable Instant look) {
    /** For good. */
    public static final Verdict SHOWN = new Verdict(null, false, null, null, null);

    /** Shown for good, or held back until it is looked at again. */
    public Verdict(@Nullable String withheld, @Nullable Instant look) {
      this(withheld, false, null, null, look);
    }
  }
}
