package io.stoa.search.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;

/**
 * With which sequence each document was last written: what a searcher sees, and what was written
 * since. Not thread-safe.
 */
final class Sequences {
  /** No document of the id was ever written. */
  static final long NONE = Long.MIN_VALUE;

  private Map<String, Long> unseen = new HashMap<>();
  private Map<String, Long> becomingSeen = new HashMap<>();

  /**
   * @param searcher that sees everything up to the last {@link #beginSeeing} that was ended
   */
  long of(String id, IndexSearcher searcher) throws IOException {
    Long recent = unseen.get(id);
    if (recent == null) {
      recent = becomingSeen.get(id);
    }
    if (recent != null) {
      return recent;
    }
    Term term = new Term(Fields.ID, id);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      long found = in(leaf.reader(), term);
      if (found != NONE) {
        return found;
      }
    }
    return NONE;
  }

  void written(String id, long sequence) {
    unseen.put(id, sequence);
  }

  /** A new searcher is made, which will see what was written until now. */
  void beginSeeing() {
    becomingSeen = unseen;
    unseen = new HashMap<>();
  }

  /**
   * @param seen whether the new searcher is there
   */
  void endSeeing(boolean seen) {
    if (!seen) {
      becomingSeen.putAll(unseen);
      unseen = becomingSeen;
    }
    becomingSeen = new HashMap<>();
  }

  int unseen() {
    return unseen.size();
  }

  private static long in(LeafReader segment, Term term) throws IOException {
    PostingsEnum documents = segment.postings(term, PostingsEnum.NONE);
    if (documents == null) {
      return NONE;
    }
    Bits live = segment.getLiveDocs();
    for (int d = documents.nextDoc(); d != PostingsEnum.NO_MORE_DOCS; d = documents.nextDoc()) {
      if (live == null || live.get(d)) {
        NumericDocValues sequences = DocValues.getNumeric(segment, Fields.SEQUENCE);
        return sequences.advanceExact(d) ? sequences.longValue() : NONE;
      }
    }
    return NONE;
  }
}
