package io.stoa.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one segment that have at least one of some terms. Ends once all are found that
 * can be: a single letter is in thousands of words, but a part of them is in all texts.
 */
final class UnionOfTerms {
  private final FixedBitSet found;

  /** How many documents can be found. */
  private final int most;

  /** Documents added since they were counted, repeats included. */
  private long uncounted;

  private UnionOfTerms(int documents, int most) {
    this.found = new FixedBitSet(documents);
    this.most = most;
  }

  /**
   * The documents, null when there are none.
   *
   * @param documents of the segment
   * @param most of them may have any of the terms
   */
  static @Nullable DocIdSetIterator of(TermsEnum terms, int documents, int most)
      throws IOException {
    if (terms.next() == null) {
      return null;
    }
    PostingsEnum first = terms.postings(null, PostingsEnum.NONE);
    if (terms.next() == null) {
      return first;
    }
    UnionOfTerms union = new UnionOfTerms(documents, most);
    boolean full = union.isFullWith(first);
    while (!full) {
      PostingsEnum next = terms.postings(first, PostingsEnum.NONE);
      full = union.isFullWith(next) || terms.next() == null;
    }
    return new BitSetIterator(union.found, union.found.approximateCardinality());
  }

  private boolean isFullWith(PostingsEnum documents) throws IOException {
    uncounted += documents.cost();
    found.or(documents);
    if (uncounted < most) {
      return false;
    }
    uncounted = 0;
    return found.cardinality() >= most;
  }
}
