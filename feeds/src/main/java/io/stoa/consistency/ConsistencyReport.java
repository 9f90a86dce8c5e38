package io.stoa.consistency;

import io.stoa.consistency.ConsistencyQuery.Sort;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.feed.Feed;
import io.stoa.ledger.Ledgers;
import io.stoa.search.Filter;
import io.stoa.search.ProductSearch;
import io.stoa.search.SearchDocument.Kind;
import io.stoa.search.SearchPage;
import io.stoa.search.SearchQuery;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds what channels were last told of each product against each other. Products stream by, a
 * batch at a time; only a report that is sorted by something else than the SKU keeps the order of
 * all, in some bytes each. Thread-safe.
 */
public final class ConsistencyReport {
  private static final int BATCH = 500;

  /** Batches that one page may look through for rows that fit. */
  private static final int MOST_BATCHES = 40;

  private final ProductSearch search;
  private final Ledgers ledgers;
  private final Supplier<List<Feed>> feeds;
  private final Clock clock;
  private volatile @Nullable Ranking ranking;

  /**
   * @param feeds gives all that there are
   */
  public ConsistencyReport(
      ProductSearch search, Ledgers ledgers, Supplier<List<Feed>> feeds, Clock clock) {
    this.search = search;
    this.ledgers = ledgers;
    this.feeds = feeds;
    this.clock = clock;
  }

  /** A ranking of all rows, good for as long as no feed has run. */
  private record Ranking(ConsistencyQuery query, List<String> runs, List<String> skus) {
    boolean isOf(ConsistencyQuery other, List<String> otherRuns) {
      return query.equals(other) && runs.equals(otherRuns);
    }
  }

  private record Ranked(String sku, @Nullable BigDecimal spread, @Nullable Instant sent) {}

  /** The feeds that are compared, in code order. */
  public List<Feed> feeds(ConsistencyQuery query) {
    return feeds.get().stream()
        .filter(feed -> query.feeds().isEmpty() || query.feeds().contains(feed.code()))
        .toList();
  }

  /** Gives every row that fits to the consumer, by SKU. */
  public void each(ConsistencyQuery query, Consumer<ConsistencyRow> consumer) {
    LastTold told = new LastTold(ledgers, clock.instant());
    List<String> codes = codes(query);
    search.each(
        products(query),
        BATCH,
        hits -> rows(query, told, codes, hits).stream().filter(query::fits).forEach(consumer));
  }

  /**
   * Some rows.
   *
   * @param cursor {@code next} of the page before, null for the first
   * @param limit at most so many rows, 1 to 500
   */
  public ConsistencyPage page(ConsistencyQuery query, @Nullable String cursor, int limit) {
    int most = Math.max(1, Math.min(limit, BATCH));
    return query.sort() == Sort.SKU && !query.descending()
        ? bySku(query, cursor, most)
        : ranked(query, cursor, most);
  }

  private ConsistencyPage bySku(ConsistencyQuery query, @Nullable String cursor, int limit) {
    LastTold told = new LastTold(ledgers, clock.instant());
    List<String> codes = codes(query);
    List<ConsistencyRow> found = new ArrayList<>();
    String at = cursor;
    for (int batch = 0; batch < MOST_BATCHES && found.size() < limit; batch++) {
      // No more than are still wanted, so that none is read and then left out.
      int size = query.show() == ConsistencyQuery.Show.ALL ? limit - found.size() : limit;
      SearchPage page =
          search.search(new SearchQuery(products(query), SearchQuery.Sort.IDENTIFIER, at, size));
      List<ConsistencyRow> rows = rows(query, told, codes, page.hits());
      rows.stream().filter(query::fits).forEach(found::add);
      at = page.next();
      if (at == null) {
        break;
      }
    }
    return new ConsistencyPage(found, at);
  }

  private ConsistencyPage ranked(ConsistencyQuery query, @Nullable String cursor, int limit) {
    List<String> skus = ranking(query);
    int from = offset(cursor, skus.size());
    int until = Math.min(skus.size(), from + limit);
    List<String> some = skus.subList(from, until);
    LastTold told = new LastTold(ledgers, clock.instant());
    Map<String, List<ChannelListing>> listings = told.of(codes(query), some);
    List<ConsistencyRow> rows =
        some.stream().map(sku -> row(query, sku, listings.getOrDefault(sku, List.of()))).toList();
    return new ConsistencyPage(rows, until < skus.size() ? Integer.toString(until) : null);
  }

  private List<String> ranking(ConsistencyQuery query) {
    List<String> runs =
        codes(query).stream().map(code -> code + "/" + ledgers.head(code).run()).toList();
    Ranking known = ranking;
    if (known != null && known.isOf(query, runs)) {
      return known.skus();
    }
    List<Ranked> all = new ArrayList<>();
    each(
        query,
        row ->
            all.add(
                new Ranked(
                    row.sku(),
                    query.sort() == Sort.SPREAD ? row.widest() : null,
                    query.sort() == Sort.SENT ? row.oldest() : null)));
    all.sort(order(query));
    List<String> skus = all.stream().map(Ranked::sku).toList();
    ranking = new Ranking(query, runs, skus);
    return skus;
  }

  /** What has nothing to be sorted by comes last, whatever the direction. */
  private static Comparator<Ranked> order(ConsistencyQuery query) {
    Comparator<Ranked> bySku = Comparator.comparing(row -> row.sku().toLowerCase(Locale.ROOT));
    return switch (query.sort()) {
      case SKU -> query.descending() ? bySku.reversed() : bySku;
      case SPREAD ->
          Comparator.comparing(Ranked::spread, Comparator.nullsLast(direction(query)))
              .thenComparing(bySku);
      case SENT ->
          Comparator.comparing(Ranked::sent, Comparator.nullsLast(direction(query)))
              .thenComparing(bySku);
    };
  }

  private static <T extends Comparable<? super T>> Comparator<T> direction(ConsistencyQuery query) {
    return query.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
  }

  private static int offset(@Nullable String cursor, int size) {
    try {
      return cursor == null ? 0 : Math.max(0, Math.min(Integer.parseInt(cursor), size));
    } catch (NumberFormatException e) {
      throw StoaException.invalid(
          List.of(new Violation("cursor", "cursor", "Is not the cursor of a page.", cursor)));
    }
  }

  private List<String> codes(ConsistencyQuery query) {
    return feeds(query).stream().map(Feed::code).toList();
  }

  private List<ConsistencyRow> rows(
      ConsistencyQuery query, LastTold told, List<String> codes, List<SearchPage.Hit> hits) {
    List<String> skus = hits.stream().map(SearchPage.Hit::identifier).toList();
    Map<String, List<ChannelListing>> listings = told.of(codes, skus);
    return skus.stream()
        .map(sku -> row(query, sku, listings.getOrDefault(sku, List.of())))
        .toList();
  }

  private static ConsistencyRow row(
      ConsistencyQuery query, String sku, List<ChannelListing> listings) {
    return ConsistencyRow.of(sku, listings, query.currency());
  }

  private static Filter products(ConsistencyQuery query) {
    Filter products = new Filter.OfKind(Kind.PRODUCT);
    String text = query.text();
    return text == null ? products : new Filter.And(List.of(products, new Filter.Text(text)));
  }
}
