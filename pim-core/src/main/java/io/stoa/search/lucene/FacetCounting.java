package io.stoa.search.lucene;

import io.stoa.search.Facet;
import io.stoa.search.FacetCounts;
import io.stoa.search.FacetQuery;
import io.stoa.search.Filter;
import io.stoa.search.terms.FacetTerms;
import io.stoa.search.terms.FilterTranslation;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;

/**
 * Counts by facets: what matches as bits, met with the lists of documents of each value. Needs no
 * field of its own, since values are keywords already. Thread-safe.
 */
final class FacetCounting {
  private final FilterTranslation<Query> filters;

  FacetCounting(FilterTranslation<Query> filters) {
    this.filters = filters;
  }

  List<FacetCounts> of(IndexSearcher searcher, FacetQuery asked) throws IOException {
    FacetCounts[] counts = new FacetCounts[asked.facets().size()];
    for (Map.Entry<Filter, List<Integer>> same : asked.places().entrySet()) {
      Matching matching = Matching.of(searcher, filters.of(same.getKey()));
      for (int place : same.getValue()) {
        Facet facet = asked.facets().get(place).facet();
        Tally tally =
            facet instanceof Facet.Open open
                ? values(searcher, matching, FacetTerms.of(open).prefix())
                : alternatives(searcher, matching, (Facet.Fixed) facet);
        counts[place] =
            FacetCounts.of(
                tally.byValue, matching.total(), matching.total() - tally.having, asked.limit());
      }
    }
    return Arrays.asList(counts);
  }

  private static Tally values(IndexSearcher searcher, Matching matching, String prefix)
      throws IOException {
    Tally tally = new Tally();
    BytesRef beginning = new BytesRef(prefix);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      FixedBitSet bits = matching.segments().get(leaf.ord);
      var keywords = leaf.reader().terms(Fields.KEYWORDS);
      if (bits != null && keywords != null) {
        tally.addAll(keywords.iterator(), beginning, new MatchingWithin(bits));
      }
    }
    return tally;
  }

  private Tally alternatives(IndexSearcher searcher, Matching matching, Facet.Fixed facet)
      throws IOException {
    Map<String, Weight> weights = new HashMap<>();
    for (Map.Entry<String, Filter> alternative : facet.alternatives().entrySet()) {
      Query query = searcher.rewrite(filters.of(alternative.getValue()));
      weights.put(
          alternative.getKey(), searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1));
    }
    Tally tally = new Tally();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      FixedBitSet bits = matching.segments().get(leaf.ord);
      if (bits != null) {
        tally.addAll(weights, leaf, new MatchingWithin(bits));
      }
    }
    return tally;
  }

  /** Sums over segments. */
  private static final class Tally {
    private final Map<String, Long> byValue = new HashMap<>();
    private long having;

    void addAll(TermsEnum terms, BytesRef prefix, MatchingWithin matching) throws IOException {
      if (matching.isEmpty() || terms.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
        return;
      }
      PostingsEnum documents = null;
      for (BytesRef term = terms.term();
          term != null && StringHelper.startsWith(term, prefix);
          term = terms.next()) {
        documents = terms.postings(documents, PostingsEnum.NONE);
        long count = matching.count(documents);
        if (count > 0) {
          String value =
              new BytesRef(term.bytes, term.offset + prefix.length, term.length - prefix.length)
                  .utf8ToString();
          byValue.merge(value, count, Long::sum);
        }
      }
      having += matching.met();
    }

    void addAll(Map<String, Weight> weights, LeafReaderContext leaf, MatchingWithin matching)
        throws IOException {
      for (Map.Entry<String, Weight> alternative : weights.entrySet()) {
        Scorer scorer = alternative.getValue().scorer(leaf);
        if (scorer != null) {
          byValue.merge(alternative.getKey(), matching.count(scorer.iterator()), Long::sum);
        }
      }
      having += matching.met();
    }
  }
}
