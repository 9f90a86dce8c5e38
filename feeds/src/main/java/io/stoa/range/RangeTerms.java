package io.stoa.range;

/**
 * When and how finely a run is cut into ranges.
 *
 * @param from a run that selects at least so many products is cut
 * @param keys how many keys make a range, at least 1
 * @param ahead how many ranges are offered to other nodes before their turn comes, at least 1
 */
public record RangeTerms(long from, int keys, int ahead) {
  private static final int USUAL_KEYS = 1_000;
  private static final int USUAL_AHEAD = 32;

  /** No run is cut. */
  public static final RangeTerms NEVER = from(Long.MAX_VALUE);

  public RangeTerms {
    if (keys < 1 || ahead < 1) {
      throw new IllegalArgumentException("A range has at least one key, and one is offered.");
    }
  }

  /** In the usual sizes. */
  public static RangeTerms from(long products) {
    return new RangeTerms(products, USUAL_KEYS, USUAL_AHEAD);
  }
}
