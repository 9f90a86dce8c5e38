package io.stoa.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** Does the same in all segments, those of a large index on all processors. */
final class Leaves {
  /** An index of so few documents is gone through in no time. */
  private static final int FEW = 50_000;

  private Leaves() {}

  /** What each gives, in the order of the segments. */
  static <T extends @Nullable Object> List<T> forEach(IndexSearcher searcher, Work<T> work)
      throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    Stream<LeafReaderContext> stream =
        searcher.getIndexReader().maxDoc() > FEW ? leaves.parallelStream() : leaves.stream();
    try {
      return stream
          .map(leaf -> in(leaf, work))
          .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static <T extends @Nullable Object> T in(LeafReaderContext leaf, Work<T> work) {
    try {
      return work.in(leaf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Is done in one segment. */
  interface Work<T extends @Nullable Object> {
    T in(LeafReaderContext leaf) throws IOException;
  }
}
