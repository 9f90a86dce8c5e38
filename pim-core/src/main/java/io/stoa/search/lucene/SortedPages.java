package io.stoa.search.lucene;

import io.stoa.search.terms.SortSource;
import io.stoa.search.terms.SortSource.Rest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page off the dictionary, which has values in their order already: where many documents
 * match, the first few values behind the place are enough. Thread-safe.
 */
final class SortedPages {
  /** Where more than so small a part of the index would be read, a column is better. */
  private static final int PART = 16;

  /** So many terms and documents are read in no time. */
  private static final int ALWAYS = 2_000;

  /** It may become so many times as much as was thought. */
  private static final int MISTAKE = 2;

  /**
   * The same as a search sorted by {@link SortComparator} and id would give; null when it has to be
   * done, because a page needs most of the dictionary or what documents have no value.
   */
  @Nullable TopFieldDocs page(
      IndexSearcher searcher,
      Matching matching,
      KeywordOrder order,
      int limit,
      @Nullable FieldDoc after)
      throws IOException {
    IndexReader reader = searcher.getIndexReader();
    long most = (long) reader.maxDoc() / PART + ALWAYS;
    if ((double) limit * reader.maxDoc() > (double) most * matching.total()
        || (after != null && after.fields[0] == null)) {
      return null;
    }
    List<SortSource> sources = singleSources(reader, order.sources());
    if (sources.isEmpty()) {
      return null;
    }
    SortedPage page = new SortedPage(order.ascending(), limit, after);
    Effort effort = new Effort(MISTAKE * most);
    if (!read(page, streams(reader, matching, order, sources, page, effort, after), effort)
        && (after != null || page.size() < matching.total())) {
      return null;
    }
    return new TopFieldDocs(
        new TotalHits(matching.total(), TotalHits.Relation.EQUAL_TO),
        page.hits(),
        new SortField[0]);
  }

  /** Those that the index has at all; none when a document may have several of their values. */
  private static List<SortSource> singleSources(IndexReader reader, List<SortSource> sources)
      throws IOException {
    List<SortSource> found = new ArrayList<>();
    for (SortSource source : sources) {
      if (isIn(reader, new BytesRef(source.prefix()))) {
        found.add(source);
      }
    }
    boolean texts = found.stream().allMatch(source -> source.rest() == Rest.TEXT);
    boolean one = found.size() == 1 && found.get(0).rest() == Rest.VALUE;
    return texts || one ? found : List.of();
  }

  private static boolean isIn(IndexReader reader, BytesRef prefix) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      var keywords = leaf.reader().terms(Fields.KEYWORDS);
      if (keywords != null) {
        TermsEnum terms = keywords.iterator();
        if (terms.seekCeil(prefix) != TermsEnum.SeekStatus.END
            && StringHelper.startsWith(terms.term(), prefix)) {
          return true;
        }
      }
    }
    return false;
  }

  private static PriorityQueue<SortStream> streams(
      IndexReader reader,
      Matching matching,
      KeywordOrder order,
      List<SortSource> sources,
      SortedPage page,
      Effort effort,
      @Nullable FieldDoc after)
      throws IOException {
    Comparator<BytesRef> byValue =
        order.ascending() ? Comparator.naturalOrder() : Comparator.reverseOrder();
    PriorityQueue<SortStream> streams =
        new PriorityQueue<>(
            Comparator.comparing(SortStream::bound, Comparator.nullsFirst(byValue)));
    BytesRef value = after == null ? null : (BytesRef) after.fields[0];
    for (LeafReaderContext leaf : reader.leaves()) {
      FixedBitSet bits = matching.segments().get(leaf.ord);
      var keywords = leaf.reader().terms(Fields.KEYWORDS);
      if (bits == null || keywords == null) {
        continue;
      }
      for (SortSource source : sources) {
        BytesRef prefix = new BytesRef(source.prefix());
        TermHits hits = new TermHits(leaf, bits, source, prefix.length, page, effort);
        TermsEnum terms = keywords.iterator();
        streams.add(
            order.ascending()
                ? new RisingStream(terms, keywords.iterator(), prefix, source.rest(), hits, value)
                : new FallingStream(terms, prefix, source.rest(), hits, value));
      }
    }
    return streams;
  }

  /** Whether the page is full, and nothing that was not read belongs into it. */
  private static boolean read(SortedPage page, PriorityQueue<SortStream> streams, Effort effort)
      throws IOException {
    while (!effort.isSpent()) {
      SortStream next = streams.poll();
      if (next == null) {
        return page.isFull();
      } else if (next.isDone()) {
        continue;
      }
      BytesRef bound = next.bound();
      if (bound != null && page.isFull() && page.isBefore(bound)) {
        return true;
      }
      next.read();
      streams.add(next);
    }
    return false;
  }
}
