package io.stoa.benchmark;

import io.stoa.search.FacetQuery;
import io.stoa.search.Filter;
import io.stoa.search.IndexEntry;
import io.stoa.search.ProductIndex;
import io.stoa.search.SearchPage;
import io.stoa.search.SearchQuery;
import io.stoa.search.SearchQuery.Sort;
import io.stoa.search.UnitConversion;
import io.stoa.search.elasticsearch.ClusterAddress;
import io.stoa.search.elasticsearch.ElasticsearchProductIndex;
import io.stoa.search.lucene.LuceneProductIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Times what a product list asks of the search index, beside the floor: counting one term of the
 * same index. Arguments: number of products (100000), {@code lucene} or {@code elasticsearch}, and
 * a folder (a temporary one) or the cluster's address (that of {@code
 * STOA_TEST_ELASTICSEARCH_URI}), and what the kinds of questions to be asked have in their names
 * (all are asked). An index that has so many products already is used as it is.
 */
public final class SearchBenchmark {
  private static final int BATCH = 1000;

  /** Pages of a thousand that are read before queries go on behind one of them. */
  private static final int PAGES = 50;

  private final ProductIndex index;
  private final String kinds;
  private final Random random = new Random(42);

  private SearchBenchmark(ProductIndex index, String kinds) {
    this.index = index;
    this.kinds = kinds;
  }

  public static void main(String[] args) throws Exception {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    boolean cluster = args.length > 1 && args[1].equals("elasticsearch");
    String place = args.length > 2 ? args[2] : null;
    String kinds = args.length > 3 ? args[3] : "";
    try (ProductIndex index = cluster ? cluster(place, count) : folder(place)) {
      SearchBenchmark benchmark = new SearchBenchmark(index, kinds);
      System.out.printf(
          Locale.ROOT,
          "%s, %,d products, heap at most %d MB, %d processors%n",
          cluster ? "Elasticsearch" : "Lucene",
          count,
          Runtime.getRuntime().maxMemory() / 1_000_000,
          Runtime.getRuntime().availableProcessors());
      if (index.count(Filter.ALL) != count) {
        Measured.of("write", count, () -> benchmark.makeAnew(count)).print(null);
      }
      benchmark.ask();
    }
  }

  private static ProductIndex folder(@Nullable String place) throws IOException {
    Path folder =
        place == null ? Files.createTempDirectory("stoa-search-benchmark") : Path.of(place);
    return LuceneProductIndex.open(folder, UnitConversion.NONE);
  }

  private static ProductIndex cluster(@Nullable String place, int count) {
    String address = place == null ? System.getenv("STOA_TEST_ELASTICSEARCH_URI") : place;
    if (address == null) {
      throw new IllegalArgumentException(
          "Which cluster? Name it as an argument or in STOA_TEST_ELASTICSEARCH_URI.");
    }
    return ElasticsearchProductIndex.open(
        ClusterAddress.parse(address).of("benchmark" + count), UnitConversion.NONE);
  }

  private long makeAnew(int count) {
    ProductIndex.Renewal renewal = index.renew();
    for (int from = 0; from < count; from += BATCH) {
      List<IndexEntry> batch =
          IntStream.range(from, Math.min(count, from + BATCH))
              .<IndexEntry>mapToObj(number -> new IndexEntry.Put(SearchedProducts.document(number)))
              .toList();
      renewal.fresh().write(batch);
    }
    renewal.fresh().checkpoint("written");
    renewal.finish().run();
    index.refresh();
    return count;
  }

  private void ask() throws Exception {
    Latencies floor = Latencies.of("floor: count of one term", this::countOfFamily);
    floor.print(null);
    SearchedQueries.filters()
        .forEach(
            (name, filters) ->
                pages(
                    name,
                    floor,
                    () -> SearchedQueries.first(filters.apply(random), Sort.IDENTIFIER)));
    SearchedQueries.words()
        .forEach((name, words) -> pages(name + ", best first", floor, () -> best(words)));
    CountedFacets.questions().forEach((name, queries) -> time(name, floor, () -> counts(queries)));
    SearchedQueries.sorts().forEach((name, sorts) -> sorted(name, sorts, floor));
    String anywhere = "anywhere in all by identifier";
    if (isAsked(anywhere)) {
      List<String> cursors = new ArrayList<>();
      Measured.of(
              "read all by identifier",
              index.count(Filter.ALL),
              () -> cursors.addAll(cursors(Sort.IDENTIFIER, Integer.MAX_VALUE)))
          .print(null);
      pages(anywhere, floor, () -> behind(cursors, Sort.IDENTIFIER));
    }
  }

  private boolean isAsked(String name) {
    return name.contains(kinds);
  }

  private void sorted(String name, Function<Random, Sort> sorts, Latencies floor) {
    pages("all " + name, floor, () -> SearchedQueries.first(Filter.ALL, sorts.apply(random)));
    pages(
        "family " + name,
        floor,
        () -> SearchedQueries.first(SearchedQueries.family(random), sorts.apply(random)));
    String down = "all " + name + ", 1,000 to 50,000 down";
    if (isAsked(down)) {
      Sort sort = sorts.apply(random);
      List<String> cursors = cursors(sort, PAGES);
      pages(down, floor, () -> behind(cursors, sort));
    }
  }

  private LongSupplier countOfFamily() {
    Filter family = SearchedQueries.family(random);
    return () -> index.count(family);
  }

  private LongSupplier counts(Function<Random, FacetQuery> queries) {
    FacetQuery query = queries.apply(random);
    return () -> index.facets(query).get(0).total();
  }

  private SearchQuery best(Function<Random, String> words) {
    return SearchedQueries.first(new Filter.Text(words.apply(random)), new Sort.ByRelevance());
  }

  private SearchQuery behind(List<String> cursors, Sort sort) {
    String cursor = cursors.get(random.nextInt(cursors.size()));
    return SearchedQueries.behind(cursor, sort);
  }

  private void pages(String name, Latencies floor, Supplier<SearchQuery> queries) {
    time(
        name,
        floor,
        () -> {
          SearchQuery query = queries.get();
          return () -> index.search(query).total();
        });
  }

  private void time(String name, Latencies floor, Supplier<LongSupplier> questions) {
    if (isAsked(name)) {
      Latencies.of(name, questions).print(floor);
    }
  }

  /** Where the first pages of a thousand end. */
  private List<String> cursors(Sort sort, int pages) {
    List<String> cursors = new ArrayList<>();
    String cursor = null;
    do {
      SearchPage page = index.search(new SearchQuery(Filter.ALL, sort, cursor, BATCH));
      cursor = page.next();
      if (cursor != null) {
        cursors.add(cursor);
      }
    } while (cursor != null && cursors.size() < pages);
    return cursors;
  }
}
