package io.stoa.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** Does the same in all segments, on all processors where it is much. */
final class Leaves {
  /** So few documents are gone through in no time. */
  private static final int FEW = 50_000;

  private Leaves() {}

  /**
   * What each gives, in the order of the segments.
   *
   * @param documents so many are gone through in all
   */
  static <T> List<@Nullable T> forEach(IndexSearcher searcher, long documents, Work<T> work)
      throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    Stream<LeafReaderContext> stream = documents > FEW ? leaves.parallelStream() : leaves.stream();
    try {
      return stream.collect(
          ArrayList::new, (given, leaf) -> given.add(in(leaf, work)), ArrayList::addAll);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static <T> @Nullable T in(LeafReaderContext leaf, Work<T> work) {
    try {
      return work.in(leaf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Is done in one segment. */
  interface Work<T> {
    @Nullable T in(LeafReaderContext leaf) throws IOException;
  }
}
