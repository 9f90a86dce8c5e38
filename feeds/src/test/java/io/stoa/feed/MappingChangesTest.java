package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.mapping.Shirt;
import io.stoa.mapping.Shop;
import io.stoa.rate.ExchangeRate;
import io.stoa.search.Filter;
import io.stoa.table.ValueTable;
import io.stoa.table.ValueTable.Unmapped;
import io.stoa.taxonomy.CategoryMapping;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingChangesTest {
  private static final Map<String, String> MAPPING =
      Map.of(
          "google_product_category", "channelCategory()",
          "color", "lookup(\"colours\", value(\"color\"))");
  @TempDir Path folder;
  private Workshop shop;
  private MappingChanges changes;

  @BeforeEach
  void open() throws IOException {
    shop = new Workshop(folder);
    shop.put(Shirt.of("SKY"), Shirt.of("ROSE").choice("color", "rose"));
    colours(Map.of("sky", "blue", "rose", "pink"));
    changes = new MappingChanges(shop.feeds, shop.sources.search(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void colours(Map<String, String> values) {
    ValueTable table =
        new ValueTable("colours", null, "Colours", "color", Unmapped.REPORT, null, values);
    assertThat(shop.feeds.tables().values().save(table)).isEmpty();
  }

  private void map(String taxonomy, String category) {
    shop.feeds
        .tables()
        .categories()
        .save(List.of(new CategoryMapping(taxonomy, category, "212", "Apparel > Clothing")));
  }

  private List<String> touched(Map<String, String> mapping, ChannelTables.Marks since) {
    Feed feed = Workshop.feed("google-merchant", "tsv", "g.tsv", mapping);
    CompiledFeed compiled = shop.feeds.compile(feed, Shop.NOW);
    Filter filter =
        changes
            .touched(feed.code(), compiled.mapping(), shop.catalogs.current(), since)
            .orElse(new Filter.Or(List.of()));
    shop.indexer.catchUp();
    List<String> skus = new ArrayList<>();
    shop.sources.selecting().products(filter, skus::addAll);
    return skus;
  }

  @Test
  void nothing_is_touched_while_nothing_changes() {
    assertThat(touched(MAPPING, shop.feeds.tables().now())).isEmpty();
  }

  @Test
  void a_category_s_mapping_touches_the_products_in_it_and_below() {
    ChannelTables.Marks before = shop.feeds.tables().now();
    map("google", "internal");
    assertThat(touched(MAPPING, before)).as("no product is there").isEmpty();
    map("elsewhere", "women");
    assertThat(touched(MAPPING, before)).as("another taxonomy").isEmpty();
    map("google", "women");
    assertThat(touched(MAPPING, before)).containsExactly("ROSE", "SKY");
    assertThat(touched(Map.of("google_product_category", "\"212\"", "color", "\"x\""), before))
        .as("a mapping that looks nothing up")
        .isEmpty();
  }

  @Test
  void a_table_s_entry_touches_the_products_with_its_value() {
    ChannelTables.Marks before = shop.feeds.tables().now();
    colours(Map.of("sky", "blue", "rose", "salmon"));
    assertThat(touched(MAPPING, before)).containsExactly("ROSE");
    assertThat(touched(Map.of("color", "label(\"color\")"), before)).isEmpty();
    assertThat(touched(Map.of("color", "lookup(\"colours\", lower(label(\"color\")))"), before))
        .as("something else than a plain value is looked up")
        .containsExactly("ROSE", "SKY");
  }

  @Test
  void a_rate_touches_all_where_prices_are_converted() {
    ChannelTables.Marks before = shop.feeds.tables().now();
    ExchangeRate rate =
        new ExchangeRate("USD", "EUR", BigDecimal.ONE, LocalDate.parse("2026-11-20"), "");
    assertThat(shop.feeds.tables().rates().save(List.of(rate))).isEmpty();
    assertThat(touched(MAPPING, before)).isEmpty();
    assertThat(touched(Map.of("price", "convertPrice(price(), \"EUR\")"), before)).hasSize(2);
  }

  @Test
  void a_run_writes_what_the_tables_say_and_reports_what_they_do_not_hold() throws IOException {
    colours(Map.of("sky", "blue"));
    map("google", "women");
    shop.save(Workshop.feed("google-merchant", "tsv", "g.tsv", MAPPING));
    FeedRun run = shop.run();
    assertThat(shop.received("g.tsv")).contains("SKY\t").contains("\tblue\t").contains("\t212\t");
    assertThat(shop.received("g.tsv")).doesNotContain("ROSE");
    assertThat(run.counts()).containsEntry(FeedRun.Outcome.SKIPPED, 1L);
    assertThat(shop.file(java.util.Objects.requireNonNull(run.report())))
        .contains("google-merchant/color/value_table")
        .contains("The value table colours has nothing for");
  }

  @Test
  void the_next_run_renders_what_a_changed_mapping_touches_and_nothing_else() throws IOException {
    map("google", "women");
    shop.save(Workshop.feed("google-merchant", "tsv", "g.tsv", MAPPING));
    shop.run();
    colours(Map.of("sky", "blue", "rose", "salmon"));
    FeedRun run = shop.run();
    assertThat(run.counts().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(1);
    assertThat(shop.received("g.tsv")).contains("\tsalmon\t").contains("\tblue\t");
  }
}
