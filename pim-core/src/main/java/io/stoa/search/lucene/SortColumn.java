package io.stoa.search.lucene;

import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** For each document of one segment, the value that it is sorted by. Immutable. */
final class SortColumn {
  static final int MISSING = -1;

  private final int[] ranks;
  private final SortedBytes values;

  /**
   * @param ranks of each document's value, {@link #MISSING} where it has none; empty when none has
   */
  SortColumn(int[] ranks, SortedBytes values) {
    this.ranks = ranks;
    this.values = values;
  }

  /** The rank of the document's value among those of the segment, {@link #MISSING} for none. */
  int rank(int document) {
    return ranks.length == 0 ? MISSING : ranks[document];
  }

  /** A copy of the document's value, null for none. */
  @Nullable BytesRef value(int document) {
    int rank = rank(document);
    return rank == MISSING ? null : values.get(rank);
  }

  /** The value's rank; where it is none, the rank it would have, less one, negated. */
  int place(BytesRef value) {
    return values.place(value);
  }

  /** In bytes. */
  long memory() {
    return (long) Integer.BYTES * ranks.length + values.memory();
  }
}
