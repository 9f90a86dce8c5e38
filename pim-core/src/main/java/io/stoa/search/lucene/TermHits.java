package io.stoa.search.lucene;

import io.stoa.search.terms.SortSource;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Offers a page the matching documents of terms, in one segment. */
final class TermHits {
  private final LeafReaderContext leaf;
  private final FixedBitSet matching;
  private final SortSource source;
  private final int prefix;
  private final SortedPage page;
  private final Effort effort;
  private @Nullable PostingsEnum postings;
  private int[] found = new int[16];

  /**
   * @param prefix length of the source's prefix in bytes
   */
  TermHits(
      LeafReaderContext leaf,
      FixedBitSet matching,
      SortSource source,
      int prefix,
      SortedPage page,
      Effort effort) {
    this.leaf = leaf;
    this.matching = matching;
    this.source = source;
    this.prefix = prefix;
    this.page = page;
    this.effort = effort;
  }

  /** Offers those of the term that is there; false when it was too much by now. */
  boolean offer(TermsEnum terms) throws IOException {
    postings = terms.postings(postings, PostingsEnum.NONE);
    int read = 0;
    int count = 0;
    for (int d = postings.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = postings.nextDoc()) {
      read++;
      if (matching.get(d)) {
        found = ArrayUtil.grow(found, count + 1);
        found[count++] = d;
      }
    }
    effort.spend(1 + read);
    if (count > 0) {
      BytesRef term = terms.term();
      int end = term.offset + term.length;
      BytesRef value = new BytesRef(source.value(term.bytes, term.offset + prefix, end));
      if (page.wants(value)) {
        offer(value, count);
      }
    }
    return !effort.isSpent();
  }

  private void offer(BytesRef value, int count) throws IOException {
    SortedDocValues ids = DocValues.getSorted(leaf.reader(), Fields.ID);
    long[] byId = new long[count];
    for (int i = 0; i < count; i++) {
      if (ids.advanceExact(found[i])) {
        byId[i] = (long) ids.ordValue() << Integer.SIZE | found[i];
      }
    }
    Arrays.sort(byId);
    BytesRef before = page.idBefore(value);
    boolean wanted = true;
    for (int i = before == null ? 0 : firstAfter(before, ids, byId); wanted && i < count; i++) {
      BytesRef id = BytesRef.deepCopyOf(ids.lookupOrd((int) (byId[i] >>> Integer.SIZE)));
      wanted = page.take(value, id, leaf.docBase + (int) byId[i]);
    }
  }

  private static int firstAfter(BytesRef id, SortedDocValues ids, long[] byId) throws IOException {
    int ordinal = ids.lookupTerm(id);
    long after = (long) (ordinal >= 0 ? ordinal + 1 : -ordinal - 1) << Integer.SIZE;
    int place = Arrays.binarySearch(byId, after);
    return place >= 0 ? place : -place - 1;
  }
}
