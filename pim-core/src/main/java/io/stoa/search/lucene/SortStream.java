package io.stoa.search.lucene;

import java.io.IOException;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Values of one source in one segment, read in their order some at a time. */
interface SortStream {
  /** Reads the next few and offers their documents to the page. */
  void read() throws IOException;

  /** No value that is not read yet comes before this one; null when nothing is read. */
  @Nullable BytesRef bound();

  /** Whether all are read. */
  boolean isDone();
}
