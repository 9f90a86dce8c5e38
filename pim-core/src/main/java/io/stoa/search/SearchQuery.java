package io.stoa.search;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.product.ValueKey;
import org.jspecify.annotations.Nullable;

/**
 * @param cursor from the page before, null for the first; any number of pages can be read on
 * @param limit at most this many hits, 1 to 1000
 */
public record SearchQuery(Filter filter, Sort sort, @Nullable String cursor, int limit) {
  private static final int LARGEST_PAGE = 1000;

  /**
   * @throws StoaException {@code INVALID} for another limit
   */
  public SearchQuery {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new StoaException(
          CoreError.INVALID, "A page has 1 to " + LARGEST_PAGE + " hits, not " + limit + ".");
    }
  }

  /**
   * Ties are broken by document id; documents without the sorted value come last in both
   * directions. Text is ordered ignoring case and accents, by its first 100 characters.
   */
  public sealed interface Sort {
    Sort IDENTIFIER = new ByIdentifier(true);

    record ByIdentifier(boolean ascending) implements Sort {}

    record ByUpdated(boolean ascending) implements Sort {}

    /** Label in the locale; where the label is not localizable, the one there is. */
    record ByLabel(String locale, boolean ascending) implements Sort {}

    record ByCompleteness(String channel, String locale, boolean ascending) implements Sort {}

    /**
     * Numbers and dates in their order, metrics by the amount in the standard unit, several options
     * by the first of them in code order, all else as text.
     *
     * @param currency which of the prices, null for the first in code order
     */
    record ByValue(ValueKey key, @Nullable String currency, boolean ascending) implements Sort {
      public ByValue(ValueKey key, boolean ascending) {
        this(key, null, ascending);
      }
    }

    /** Best match of the text first. */
    record ByRelevance() implements Sort {}
  }

  public static SearchQuery of(Filter filter) {
    return new SearchQuery(filter, Sort.IDENTIFIER, null, 100);
  }
}
