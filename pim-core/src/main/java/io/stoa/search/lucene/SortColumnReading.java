package io.stoa.search.lucene;

import io.stoa.search.terms.SortSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefArray;
import org.apache.lucene.util.BytesRefArray.IndexedBytesRefIterator;
import org.apache.lucene.util.BytesRefIterator;
import org.apache.lucene.util.Counter;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** Reads a column from the keywords of one segment. */
final class SortColumnReading {
  private final BytesRefArray found = new BytesRefArray(Counter.newCounter());
  private int[] ranks = new int[0];
  private @Nullable BytesRef last;
  private boolean rising = true;

  private SortColumnReading() {}

  /** Of several sources that a document is in, the earlier one counts. */
  static SortColumn of(LeafReader segment, List<SortSource> sources) throws IOException {
    SortColumnReading reading = new SortColumnReading();
    Terms keywords = segment.terms(Fields.KEYWORDS);
    if (keywords != null) {
      for (SortSource source : sources) {
        reading.read(keywords.iterator(), source, segment.maxDoc());
      }
    }
    return reading.column();
  }

  private void read(TermsEnum terms, SortSource source, int documents) throws IOException {
    BytesRef prefix = new BytesRef(source.prefix());
    if (terms.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
      return;
    }
    PostingsEnum postings = null;
    for (BytesRef term = terms.term();
        term != null && StringHelper.startsWith(term, prefix);
        term = terms.next()) {
      postings = terms.postings(postings, PostingsEnum.NONE);
      if (take(postings, documents)) {
        int end = term.offset + term.length;
        add(new BytesRef(source.value(term.bytes, term.offset + prefix.length, end)));
      }
    }
  }

  /** Whether a document without a value before is among them. */
  private boolean take(PostingsEnum postings, int documents) throws IOException {
    if (ranks.length == 0) {
      ranks = new int[documents];
      Arrays.fill(ranks, SortColumn.MISSING);
    }
    boolean taken = false;
    for (int d = postings.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = postings.nextDoc()) {
      if (ranks[d] == SortColumn.MISSING) {
        ranks[d] = found.size();
        taken = true;
      }
    }
    return taken;
  }

  private void add(BytesRef value) {
    found.append(value);
    rising &= last == null || last.compareTo(value) < 0;
    last = value;
  }

  private SortColumn column() throws IOException {
    if (rising) {
      return new SortColumn(ranks, values(found.iterator()));
    }
    IndexedBytesRefIterator sorted = found.iterator(found.sort(Comparator.naturalOrder(), false));
    int[] rankOf = new int[found.size()];
    SortedBytes.Builder values = new SortedBytes.Builder();
    for (BytesRef value = sorted.next(); value != null; value = sorted.next()) {
      rankOf[sorted.ord()] = values.add(value);
    }
    for (int d = 0; d < ranks.length; d++) {
      ranks[d] = ranks[d] == SortColumn.MISSING ? SortColumn.MISSING : rankOf[ranks[d]];
    }
    return new SortColumn(ranks, values.build());
  }

  private static SortedBytes values(BytesRefIterator rising) throws IOException {
    SortedBytes.Builder values = new SortedBytes.Builder();
    for (BytesRef value = rising.next(); value != null; value = rising.next()) {
      values.add(value);
    }
    return values.build();
  }
}
