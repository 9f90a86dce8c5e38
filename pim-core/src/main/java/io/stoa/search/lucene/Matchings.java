package io.stoa.search.lucene;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Finds what matches. Whoever reads page by page asks the same again and again: only the first time
 * it is sought. Thread-safe.
 */
final class Matchings {
  /** So many selections that are being read are kept in mind: a bit for each document. */
  private static final int MOST_KEPT = 8;

  private final Map<Asked, Matching> kept =
      new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Matching> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /** The same state of the index, asked for the same. */
  private record Asked(IndexReader.CacheKey reader, Query query) {}

  Matching of(IndexSearcher searcher, Query query, boolean furtherPage) throws IOException {
    IndexReader.CacheHelper state = searcher.getIndexReader().getReaderCacheHelper();
    if (state == null) {
      return Matching.of(searcher, query);
    }
    Asked asked = new Asked(state.getKey(), query);
    synchronized (kept) {
      Matching known = kept.get(asked);
      if (known != null) {
        return known;
      }
    }
    Matching found = Matching.of(searcher, query);
    if (furtherPage) {
      synchronized (kept) {
        kept.put(asked, found);
      }
    }
    return found;
  }
}
