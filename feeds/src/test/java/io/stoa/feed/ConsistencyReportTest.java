package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.consistency.Availability;
import io.stoa.consistency.ChannelListing;
import io.stoa.consistency.ConsistencyPage;
import io.stoa.consistency.ConsistencyQuery;
import io.stoa.consistency.ConsistencyQuery.Show;
import io.stoa.consistency.ConsistencyQuery.Sort;
import io.stoa.consistency.ConsistencyReport;
import io.stoa.consistency.ConsistencyRow;
import io.stoa.consistency.ConsistencySheet;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.Ledgers;
import io.stoa.mapping.Shirt;
import io.stoa.offer.Offer;
import io.stoa.product.Identifier;
import io.stoa.search.Filter;
import io.stoa.spreadsheet.SheetFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds run at different times; the report holds what each last sent against the others. */
@SuppressWarnings("NullAway.Init")
class ConsistencyReportTest {
  private static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;
  private Workshop workshop;
  private ConsistencyReport report;

  @BeforeEach
  void open() throws IOException {
    workshop = new Workshop(folder);
    workshop.put(Shirt.of("a"), Shirt.of("b"), Shirt.of("c"));
    workshop.save(feed("google", "google-merchant", "tsv"));
    workshop.save(feed("meta", "meta-catalog", "csv"));
    report =
        new ConsistencyReport(
            workshop.sources.search(),
            new Ledgers(workshop.store),
            workshop.feeds::all,
            workshop.time.standing());
    workshop.time.set(MORNING);
    run("google");
    run("meta");
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void whatEachFeedLastSentIsToldWithItsTime() {
    ConsistencyRow row = rows(ConsistencyQuery.ALL).get(0);

    assertThat(row.sku()).isEqualTo("a");
    assertThat(row.listings()).extracting(ChannelListing::feed).containsExactly("google", "meta");
    ChannelListing google = row.listings().get(0);
    assertThat(google.state()).isEqualTo(EntryState.SUBMITTED);
    assertThat(google.currency()).isEqualTo("USD");
    assertThat(google.pays()).isEqualByComparingTo("99");
    assertThat(google.words()).isEqualTo("in_stock");
    assertThat(google.availability()).isEqualTo(Availability.AVAILABLE);
    assertThat(google.sent()).isBetween(MORNING, MORNING.plusSeconds(60));
    assertThat(row.listings().get(1).words()).isEqualTo("in stock");
    assertThat(row.availabilityDiffers()).isFalse();
    assertThat(rows(show(Show.DIFFERENT, "0"))).isEmpty();
  }

  @Test
  void aFeedThatHasNotRunSinceAPriceChangedStillHasTheOldOne() {
    price("b", "102.00");
    workshop.time.set(NOON);
    run("google");

    List<ConsistencyRow> different = rows(show(Show.PRICE, "0"));
    assertThat(different).extracting(ConsistencyRow::sku).containsExactly("b");
    ConsistencyRow.Spread spread = different.get(0).spreads().get(0);
    assertThat(spread.currency()).isEqualTo("USD");
    assertThat(spread.least()).isEqualByComparingTo("99");
    assertThat(spread.most()).isEqualByComparingTo("102");
    assertThat(spread.percent()).isEqualByComparingTo("3.03");
    assertThat(rows(show(Show.PRICE, "5"))).isEmpty();
    assertThat(different.get(0).listings().get(0).sent()).isAfterOrEqualTo(NOON);

    run("meta");
    assertThat(rows(show(Show.DIFFERENT, "0"))).isEmpty();
  }

  @Test
  void whatIsSoldOutOnOneChannelOnlyDiffers() {
    workshop.offers.merge(
        List.of(
            new Offer(
                new Identifier("c"),
                List.of(),
                List.of(new Offer.Stock("berlin", 0), new Offer.Stock("shanghai", 0)))));
    run("meta");

    assertThat(rows(show(Show.AVAILABILITY, "0")))
        .extracting(ConsistencyRow::sku)
        .containsExactly("c");
  }

  @Test
  void aSaleCountsWhileItIsOn() {
    Instant later = NOON.plusSeconds(86_400);
    workshop.offers.merge(
        List.of(
            new Offer(
                new Identifier("a"),
                List.of(
                    new Offer.Price(
                        null, "USD", new BigDecimal("99"), new BigDecimal("79"), NOON, later)),
                List.of())));
    run("google");
    assertThat(rows(show(Show.PRICE, "0"))).isEmpty();

    workshop.time.set(NOON.plusSeconds(60));
    assertThat(rows(show(Show.PRICE, "0"))).extracting(ConsistencyRow::sku).containsExactly("a");
    workshop.time.set(later);
    assertThat(rows(show(Show.PRICE, "0"))).isEmpty();
  }

  @Test
  void aChannelThatLostTheProductIsNotCompared() {
    price("b", "150.00");
    workshop.save(
        selecting(
            feed("google", "google-merchant", "tsv"), new Filter.HasIdentifier(Set.of("a", "c"))));
    workshop.running.run("google", Trigger.PERSON, null);
    run("meta");

    assertThat(rows(show(Show.DIFFERENT, "0"))).isEmpty();
  }

  @Test
  void variantsInsideTheItemOfTheirModelAreToldEachByItself() {
    workshop.model("m", "s", "m");
    workshop.save(feed("shop", "shopify-csv", "csv"));
    run("google");
    run("shop");
    price("m-s", "120.00");
    run("google");

    List<ConsistencyRow> different = rows(show(Show.PRICE, "0"));
    assertThat(different).extracting(ConsistencyRow::sku).containsExactly("m-s");
    ChannelListing shop =
        different.get(0).listings().stream()
            .filter(listing -> listing.feed().equals("shop"))
            .findFirst()
            .orElseThrow();
    assertThat(shop.pays()).isEqualByComparingTo("99");
    assertThat(shop.quantity()).isEqualTo(7);
  }

  @Test
  void pagesAreSortedByTheWidestSpreadOrTheSku() {
    price("b", "102.00");
    price("c", "198.00");
    run("google");

    ConsistencyQuery widest =
        new ConsistencyQuery(null, List.of(), null, BigDecimal.ZERO, Show.ALL, Sort.SPREAD, true);
    assertThat(skus(widest, 2)).containsExactly("c", "b", "a");
    ConsistencyQuery backwards =
        new ConsistencyQuery(null, List.of(), null, BigDecimal.ZERO, Show.ALL, Sort.SKU, true);
    assertThat(skus(backwards, 1)).containsExactly("c", "b", "a");
    assertThat(skus(ConsistencyQuery.ALL, 2)).containsExactly("a", "b", "c");
    ConsistencyQuery one =
        new ConsistencyQuery(
            null, List.of("meta"), null, BigDecimal.ZERO, Show.ALL, Sort.SKU, false);
    assertThat(rows(one).get(0).listings()).hasSize(1);
  }

  @Test
  void theReportIsWrittenAsASpreadsheet() throws IOException {
    price("b", "102.00");
    run("google");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    long rows = ConsistencySheet.write(report, show(Show.DIFFERENT, "1"), SheetFormat.CSV, out);

    assertThat(rows).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            header -> assertThat(header).startsWith("sku;price_differs").contains("google pays"),
            row -> assertThat(row).startsWith("b;1;0;USD 3.03 %;submitted;USD;102.00;102.00"));
  }

  private List<ConsistencyRow> rows(ConsistencyQuery query) {
    List<ConsistencyRow> rows = new ArrayList<>();
    report.each(query, rows::add);
    return rows;
  }

  /** Read page by page. */
  private List<String> skus(ConsistencyQuery query, int limit) {
    List<String> skus = new ArrayList<>();
    String cursor = null;
    do {
      ConsistencyPage page = report.page(query, cursor, limit);
      page.rows().forEach(row -> skus.add(row.sku()));
      cursor = page.next();
    } while (cursor != null);
    return skus;
  }

  private static ConsistencyQuery show(Show show, String tolerance) {
    return new ConsistencyQuery(
        null, List.of(), null, new BigDecimal(tolerance), show, Sort.SKU, false);
  }

  private void price(String sku, String amount) {
    workshop.offers.merge(
        List.of(
            new Offer(new Identifier(sku), List.of(Shirt.price(null, "USD", amount)), List.of())));
  }

  private void run(String feed) {
    assertThat(workshop.running.run(feed, Trigger.PERSON, null).errors()).isEmpty();
  }

  private static Feed feed(String code, String set, String format) {
    return selecting(named(code, Workshop.feed(set, format, code + ".txt", Map.of())), Filter.ALL);
  }

  private static Feed named(String code, Feed any) {
    return copy(code, any.selection(), any);
  }

  private static Feed selecting(Feed any, Filter selection) {
    return copy(any.code(), selection, any);
  }

  private static Feed copy(String code, Filter selection, Feed any) {
    return any.edit().code(code).selection(selection).mostLost(100).build();
  }
}
