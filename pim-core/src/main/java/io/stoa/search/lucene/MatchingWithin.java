package io.stoa.search.lucene;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** Meets the matching documents of one segment with those of a list. */
final class MatchingWithin {
  /** From so many times as many documents as match, it is faster to leap through the list. */
  private static final int LEAP = 8;

  private final FixedBitSet matching;
  private final int candidates;
  private final FixedBitSet met;

  MatchingWithin(FixedBitSet matching) {
    this.matching = matching;
    this.candidates = matching.cardinality();
    this.met = new FixedBitSet(matching.length());
  }

  boolean isEmpty() {
    return candidates == 0;
  }

  /** How many of the list's documents match. */
  long count(DocIdSetIterator list) throws IOException {
    return list.cost() > (long) candidates * LEAP ? leap(list) : walk(list);
  }

  /** How many matching documents any of the lists had. */
  long met() {
    return met.cardinality();
  }

  private long walk(DocIdSetIterator list) throws IOException {
    long count = 0;
    for (int d = list.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = list.nextDoc()) {
      if (matching.get(d)) {
        met.set(d);
        count++;
      }
    }
    return count;
  }

  private long leap(DocIdSetIterator list) throws IOException {
    long count = 0;
    int match = matching.nextSetBit(0);
    while (match != DocIdSetIterator.NO_MORE_DOCS) {
      int d = list.advance(match);
      if (d == DocIdSetIterator.NO_MORE_DOCS) {
        break;
      }
      if (matching.get(d)) {
        met.set(d);
        count++;
      }
      match =
          d + 1 < matching.length() ? matching.nextSetBit(d + 1) : DocIdSetIterator.NO_MORE_DOCS;
    }
    return count;
  }
}
