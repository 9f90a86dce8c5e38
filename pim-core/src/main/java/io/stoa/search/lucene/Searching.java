package io.stoa.search.lucene;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.search.FacetCounts;
import io.stoa.search.FacetQuery;
import io.stoa.search.Filter;
import io.stoa.search.SearchDocument;
import io.stoa.search.SearchPage;
import io.stoa.search.SearchPage.Hit;
import io.stoa.search.SearchQuery;
import io.stoa.search.SearchQuery.Sort;
import io.stoa.search.terms.FilterTranslation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.IndexSearcher.TooManyClauses;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/** Answers queries. */
final class Searching {
  private static final Set<String> STORED = Set.of(Fields.ID, Fields.IDENTIFIER);

  private final SearcherManager searchers;
  private final FilterTranslation<Query> filters;
  private final Sorts sorts = new Sorts();
  private final Matchings matchings = new Matchings();
  private final KeyPages keyPages = new KeyPages(matchings);
  private final SortedPages sortedPages = new SortedPages();
  private final FacetCounting facets;

  Searching(SearcherManager searchers, FilterTranslation<Query> filters) {
    this.searchers = searchers;
    this.filters = filters;
    this.facets = new FacetCounting(filters);
  }

  SearchPage page(SearchQuery query) {
    FieldDoc after = query.cursor() == null ? null : Cursor.parse(query.cursor(), query.sort());
    Query wanted =
        query.sort() instanceof Sort.ByRelevance
            ? filters.rated(query.filter())
            : filters.of(query.filter());
    return ask(searcher -> page(searcher, wanted, query, after));
  }

  private SearchPage page(
      IndexSearcher searcher, Query wanted, SearchQuery query, @Nullable FieldDoc after)
      throws IOException {
    int limit = query.limit();
    // One hit more than asked for tells whether this is the last page.
    TopFieldDocs found = find(searcher, wanted, query.sort(), limit + 1, after);
    List<Hit> hits = new ArrayList<>();
    StoredFields stored = searcher.storedFields();
    for (int i = 0; i < Math.min(limit, found.scoreDocs.length); i++) {
      hits.add(hit(stored.document(found.scoreDocs[i].doc, STORED)));
    }
    String next = null;
    if (found.scoreDocs.length > limit) {
      ScoreDoc last = found.scoreDocs[limit - 1];
      next = Cursor.after((FieldDoc) last, query.sort());
    }
    return new SearchPage(hits, found.totalHits.value, next);
  }

  private TopFieldDocs find(
      IndexSearcher searcher, Query wanted, Sort sort, int limit, @Nullable FieldDoc after)
      throws IOException {
    if (sort.equals(Sort.IDENTIFIER)) {
      return keyPages.page(searcher, wanted, limit, after);
    }
    if (wanted instanceof RatedQuery rated) {
      Matching matching = matchings.of(searcher, rated.wanted(), after != null);
      return RatedPages.page(searcher, matching, rated, sorts.of(sort), limit, after);
    }
    KeywordOrder order = Sorts.keywordOrder(sort);
    if (order == null) {
      return collect(searcher, wanted, sort, limit, after);
    }
    Matching matching = matchings.of(searcher, wanted, after != null);
    TopFieldDocs read = sortedPages.page(searcher, matching, order, limit, after);
    return read == null ? collect(searcher, new MatchingQuery(matching), sort, limit, after) : read;
  }

  private TopFieldDocs collect(
      IndexSearcher searcher, Query wanted, Sort sort, int limit, @Nullable FieldDoc after)
      throws IOException {
    return searcher.search(
        wanted,
        new TopFieldCollectorManager(sorts.of(sort), limit, after, Integer.MAX_VALUE, false));
  }

  private static Hit hit(Document document) {
    String id = document.get(Fields.ID);
    SearchDocument.Kind kind =
        id.startsWith(SearchDocument.id(SearchDocument.Kind.PRODUCT, ""))
            ? SearchDocument.Kind.PRODUCT
            : SearchDocument.Kind.PRODUCT_MODEL;
    return new Hit(kind, id.substring(2), document.get(Fields.IDENTIFIER));
  }

  long count(Filter filter) {
    Query wanted = filters.of(filter);
    return ask(searcher -> (long) searcher.count(wanted));
  }

  List<FacetCounts> facets(FacetQuery query) {
    return ask(searcher -> facets.of(searcher, query));
  }

  private <T> T ask(Question<T> question) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return question.ask(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (TooManyClauses e) {
      throw new StoaException(
          CoreError.INVALID,
          "The filter has more than " + IndexSearcher.getMaxClauseCount() + " conditions.",
          e);
    } catch (IOException | AlreadyClosedException e) {
      throw LuceneProductIndex.unavailable("search", e);
    }
  }

  private interface Question<T> {
    T ask(IndexSearcher searcher) throws IOException;
  }
}
