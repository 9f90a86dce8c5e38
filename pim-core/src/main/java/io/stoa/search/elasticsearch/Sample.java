package io.stoa.search.elasticsearch;

import io.stoa.search.terms.Keyword;
import io.stoa.search.terms.Keywords;

/**
 * Some of all documents, spread evenly, that carry a mark: what many documents have can be judged
 * by them. An index's documents are all marked by the same one.
 *
 * @param oneIn how many documents one of them stands for
 * @param worth how many documents a list must have about, for the sample to be asked first
 */
record Sample(int oneIn, int worth) {
  static final Sample USUAL = new Sample(256, 50_000);

  static final Keyword MARK = Keywords.SAMPLE;

  /** The golden ratio: multiplied by it, ids that follow each other lie far apart. */
  private static final int SPREAD = 0x9E3779B9;

  boolean has(String id) {
    return Integer.remainderUnsigned((id.hashCode() * SPREAD) >>> 8, oneIn) == 0;
  }

  /** Whether to ask the sample first of a list of so many documents. */
  boolean isWorth(long found) {
    return found >= worth;
  }

  /**
   * Which of the sample lies behind the end of a page, save once in some hundred pages: by chance
   * several may follow each other closely.
   */
  int placeBehind(int limit) {
    return 3 + 2 * limit / oneIn;
  }
}
