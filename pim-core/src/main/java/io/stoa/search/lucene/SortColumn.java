package io.stoa.search.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;

/** For each document of one segment, the ordinal of its sort term with one prefix. Immutable. */
final class SortColumn {
  private static final int MISSING = -1;

  private final long first;

  /** Ordinals less the first; empty when no document has one. */
  private final int[] ordinals;

  private SortColumn(long first, int[] ordinals) {
    this.first = first;
    this.ordinals = ordinals;
  }

  /** Reads it from the segment. */
  static SortColumn of(LeafReader segment, byte[] prefix) throws IOException {
    SortedSetDocValues terms = DocValues.getSortedSet(segment, Fields.SORT);
    long first = insertionPoint(terms, new BytesRef(prefix));
    long end = insertionPoint(terms, Terms.afterAll(prefix));
    if (first == end) {
      return new SortColumn(first, new int[0]);
    }
    int[] ordinals = new int[segment.maxDoc()];
    Arrays.fill(ordinals, MISSING);
    for (int d = terms.nextDoc(); d != SortedSetDocValues.NO_MORE_DOCS; d = terms.nextDoc()) {
      for (int i = terms.docValueCount(); i > 0; i--) {
        long ordinal = terms.nextOrd();
        if (ordinal >= first) {
          ordinals[d] = ordinal < end ? (int) (ordinal - first) : MISSING;
          break;
        }
      }
    }
    return new SortColumn(first, ordinals);
  }

  /** The document's ordinal among all sort terms of the segment, -1 for none. */
  long ordinal(int document) {
    if (ordinals.length == 0 || ordinals[document] == MISSING) {
      return MISSING;
    }
    return first + ordinals[document];
  }

  private static long insertionPoint(SortedSetDocValues terms, BytesRef term) throws IOException {
    long place = terms.lookupTerm(term);
    return place >= 0 ? place : -place - 1;
  }
}
