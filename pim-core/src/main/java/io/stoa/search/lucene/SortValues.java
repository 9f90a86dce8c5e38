package io.stoa.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * One segment's sort terms that begin with one of some prefixes; where a document has several, the
 * earlier prefix counts.
 */
final class SortValues {
  private final List<byte[]> prefixes;
  private final SortedSetDocValues terms;
  private final List<SortColumn> columns = new ArrayList<>();
  private int prefix;
  private long ordinal;

  SortValues(LeafReader segment, List<byte[]> prefixes, SortColumns cache) throws IOException {
    this.prefixes = prefixes;
    this.terms = DocValues.getSortedSet(segment, Fields.SORT);
    for (byte[] each : prefixes) {
      columns.add(cache.of(segment, each));
    }
  }

  /** Moves to the document; false when it has no such term. */
  boolean moveTo(int document) {
    for (prefix = 0; prefix < columns.size(); prefix++) {
      ordinal = columns.get(prefix).ordinal(document);
      if (ordinal >= 0) {
        return true;
      }
    }
    return false;
  }

  /** A copy of the value that was moved to. */
  BytesRef value() throws IOException {
    BytesRef term = terms.lookupOrd(ordinal);
    int start = prefixes.get(prefix).length;
    return BytesRef.deepCopyOf(new BytesRef(term.bytes, term.offset + start, term.length - start));
  }

  /** Where the value stands among this segment's. */
  Bound bound(BytesRef value) throws IOException {
    long[] places = new long[columns.size()];
    for (int i = 0; i < places.length; i++) {
      byte[] suffix = BytesRef.deepCopyOf(value).bytes;
      places[i] = terms.lookupTerm(Terms.join(prefixes.get(i), suffix));
    }
    return new Bound(places);
  }

  /** How the bound compares with the value that was moved to. */
  int compare(Bound bound) {
    long place = bound.places[prefix];
    if (place >= 0) {
      return Long.compare(place, ordinal);
    }
    return ordinal >= -place - 1 ? -1 : 1;
  }

  /**
   * A value's place within each prefix: its ordinal, or where it would go in, minus one, negated.
   */
  static final class Bound {
    private final long[] places;

    private Bound(long[] places) {
      this.places = places;
    }
  }

  /** Order of values where missing ones (null) come last however the rest is ordered. */
  static int compare(@Nullable BytesRef a, @Nullable BytesRef b, int missing) {
    if (a == null) {
      return b == null ? 0 : missing;
    }
    return b == null ? -missing : a.compareTo(b);
  }
}
