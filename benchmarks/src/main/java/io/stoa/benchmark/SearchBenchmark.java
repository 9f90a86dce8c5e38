package io.stoa.benchmark;

import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.product.Values;
import io.stoa.search.Filter;
import io.stoa.search.Filter.OnValue;
import io.stoa.search.Filter.Operator;
import io.stoa.search.IndexEntry;
import io.stoa.search.ProductIndex;
import io.stoa.search.SearchDocument;
import io.stoa.search.SearchPage;
import io.stoa.search.SearchQuery;
import io.stoa.search.SearchQuery.Sort;
import io.stoa.search.UnitConversion;
import io.stoa.search.lucene.LuceneProductIndex;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes synthetic products of about 73 values each into the search index and times the searches of
 * a product list. Arguments: number of products (100000), directory (a temporary one).
 */
public final class SearchBenchmark {
  private static final int BATCH = 1000;
  private static final int ROUNDS = 40;
  private static final String[] WORDS = words();

  private final Random random = new Random(42);
  private final PrintStream out;
  private final int count;

  private SearchBenchmark(PrintStream out, int count) {
    this.out = out;
    this.count = count;
  }

  public static void main(String[] args) throws IOException {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    Path directory =
        args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("stoa-search-benchmark");
    SearchBenchmark benchmark = new SearchBenchmark(System.out, count);
    try (ProductIndex index = LuceneProductIndex.open(directory, UnitConversion.NONE)) {
      benchmark.write(index);
      benchmark.search(index);
      benchmark.page(index);
    }
  }

  private void write(ProductIndex index) {
    long start = System.nanoTime();
    long cpu = cpuNanos();
    for (int from = 0; from < count; from += BATCH) {
      List<IndexEntry> batch = new ArrayList<>();
      for (int i = from; i < Math.min(count, from + BATCH); i++) {
        batch.add(new IndexEntry.Put(document(i, 1)));
      }
      index.write(batch);
    }
    index.checkpoint("written");
    index.refresh();
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        "write   %,d products in %.1f s: %,.0f/s; %.2f ms of processor time each%n",
        count, seconds, count / seconds, (cpuNanos() - cpu) / 1e6 / count);
  }

  /** Of all threads: says more than the clock where others use the machine too. */
  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  private void search(ProductIndex index) {
    Map<String, SearchQuery> queries = new LinkedHashMap<>();
    queries.put("all by identifier", query(Filter.ALL, Sort.IDENTIFIER));
    queries.put("all, last changed first", query(Filter.ALL, new Sort.ByUpdated(false)));
    queries.put("all by label", query(Filter.ALL, new Sort.ByLabel("en_US", true)));
    queries.put(
        "all by completeness", query(Filter.ALL, new Sort.ByCompleteness("web", "en_US", true)));
    queries.put("all by number", query(Filter.ALL, new Sort.ByValue(key("number_3"), false)));
    queries.put("word, best first", query(new Filter.Text(WORDS[3]), new Sort.ByRelevance()));
    queries.put("two word starts", query(new Filter.Text("wa wo"), new Sort.ByRelevance()));
    queries.put("one letter", query(new Filter.Text("w"), new Sort.ByRelevance()));
    queries.put("family", query(new Filter.InFamily(Set.of("family_7")), Sort.IDENTIFIER));
    queries.put(
        "completeness < 50",
        query(new Filter.Complete("web", "en_US", Operator.LESS, 50), Sort.IDENTIFIER));
    queries.put("option", query(on("select_2", Operator.IN, "o1", "o2"), Sort.IDENTIFIER));
    queries.put(
        "number between", query(on("number_1", Operator.BETWEEN, "100", "500"), Sort.IDENTIFIER));
    queries.put(
        "short text contains", query(on("text_1", Operator.CONTAINS, "ord77"), Sort.IDENTIFIER));
    queries.put(
        "long text contains", query(on("long_1", Operator.CONTAINS, "ord77"), Sort.IDENTIFIER));
    queries.put("empty value", query(on("select_30", Operator.EMPTY), Sort.IDENTIFIER));
    queries.forEach((name, query) -> time(index, name, query));
  }

  private void time(ProductIndex index, String name, SearchQuery query) {
    double[] millis = new double[ROUNDS];
    long total = 0;
    double first = 0;
    for (int i = -1; i < ROUNDS; i++) {
      long start = System.nanoTime();
      total = index.search(query).total();
      double took = (System.nanoTime() - start) / 1e6;
      if (i < 0) {
        first = took;
      } else {
        millis[i] = took;
      }
    }
    Arrays.sort(millis);
    out.printf(
        "search  %-24s %,9d hits  first %6.1f ms  median %6.1f ms  worst %6.1f ms%n",
        name, total, first, millis[ROUNDS / 2], millis[ROUNDS - 1]);
  }

  private void page(ProductIndex index) {
    long start = System.nanoTime();
    long seen = 0;
    String cursor = null;
    do {
      SearchPage page = index.search(new SearchQuery(Filter.ALL, Sort.IDENTIFIER, cursor, 1000));
      seen += page.hits().size();
      cursor = page.next();
    } while (cursor != null);
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf("page    %,d hits in %.1f s: %,.0f/s%n", seen, seconds, seen / seconds);
  }

  private static SearchQuery query(Filter filter, Sort sort) {
    return new SearchQuery(filter, sort, null, 50);
  }

  private static Filter on(String attribute, Operator operator, String... operands) {
    return new OnValue(key(attribute), operator, List.of(operands), null);
  }

  private static ValueKey key(String attribute) {
    return ValueKey.of(attribute);
  }

  private SearchDocument document(int i, long sequence) {
    Map<ValueKey, Value> values = new TreeMap<>();
    for (int a = 0; a < 30; a++) {
      values.put(key("select_" + a), new Value.Choice("o" + random.nextInt(50)));
    }
    for (int a = 0; a < 12; a++) {
      values.put(
          key("number_" + a), new Value.Numeric(BigDecimal.valueOf(random.nextInt(100_000), 2)));
    }
    for (int a = 0; a < 20; a++) {
      values.put(key("text_" + a), new Value.Text(text(5)));
    }
    for (int a = 0; a < 3; a++) {
      values.put(key("long_" + a), new Value.Text(text(60)));
    }
    for (int a = 0; a < 4; a++) {
      values.put(
          key("date_" + a), new Value.Day(LocalDate.ofEpochDay(20_000 + random.nextInt(900))));
    }
    for (int a = 0; a < 4; a++) {
      values.put(
          key("price_" + a),
          Value.Prices.of(Map.of("EUR", BigDecimal.valueOf(random.nextInt(20_000), 2))));
    }
    String label = text(4);
    return new SearchDocument(
        SearchDocument.Kind.PRODUCT,
        "sku-" + i,
        "SKU-" + i,
        sequence,
        Map.of("en_US", label, "de_DE", label),
        "family_" + random.nextInt(50),
        null,
        Set.of("category_" + random.nextInt(1000), "category_" + (1000 + random.nextInt(1000))),
        Set.of(),
        true,
        Instant.EPOCH,
        Instant.ofEpochSecond(1_700_000_000L + random.nextInt(10_000_000)),
        Map.of("web/en_US", random.nextInt(101), "web/de_DE", random.nextInt(101)),
        Values.of(values));
  }

  private String text(int words) {
    StringBuilder text = new StringBuilder();
    for (int w = 0; w < words; w++) {
      // Squared, so that some words are common and most are rare, as in a language.
      double share = random.nextDouble();
      text.append(WORDS[(int) (share * share * WORDS.length)]).append(' ');
    }
    return text.toString();
  }

  private static String[] words() {
    String[] words = new String[20_000];
    for (int i = 0; i < words.length; i++) {
      words[i] = (i % 3 == 0 ? "wa" : "") + "word" + i;
    }
    return words;
  }
}
