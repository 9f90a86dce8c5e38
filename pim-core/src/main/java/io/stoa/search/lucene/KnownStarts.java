package io.stoa.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What has a word that begins so, without going through the words: read in the background once
 * somebody has asked for words. Thread-safe.
 */
final class KnownStarts {
  /** In segments of fewer documents the words are gone through. */
  private static final int FEW = 2000;

  private static final long MOST_MEMORY = Runtime.getRuntime().maxMemory() / 10;

  /** Of names and of all other texts. */
  private static final int FIELDS = 2;

  private record Wanted(String field, int most) {}

  private final SegmentShelf<Wanted, WordStarts> read =
      new SegmentShelf<>(
          MOST_MEMORY,
          (segment, wanted) -> WordStarts.of(segment, wanted.field, wanted.most),
          WordStarts::memory);

  /** Tells of words in the field. */
  UnionQuery.Known of(String field, String start) {
    BytesRef bytes = new BytesRef(start);
    return (searcher, segment) -> in(searcher, segment, field, bytes);
  }

  private @Nullable DocIdSetIterator in(
      IndexSearcher searcher, LeafReader segment, String field, BytesRef start) throws IOException {
    if (segment.maxDoc() < FEW) {
      return null;
    }
    int all = searcher.getIndexReader().maxDoc();
    WordStarts starts = read.soon(segment, new Wanted(field, most(all)));
    FixedBitSet documents = starts == null ? null : starts.of(start);
    return documents == null
        ? null
        : new BitSetIterator(documents, documents.approximateCardinality());
  }

  /** So many beginnings at most, that those of all segments have room; it seldom changes. */
  private static int most(int documents) {
    long room = MOST_MEMORY / FIELDS * Byte.SIZE / documents;
    return (int) Long.highestOneBit(Math.min(room, Short.MAX_VALUE));
  }
}
