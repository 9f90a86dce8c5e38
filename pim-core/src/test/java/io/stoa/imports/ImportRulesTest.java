package io.stoa.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.stoa.exports.ExportEntities;
import io.stoa.exports.ExportRequest;
import io.stoa.job.Job;
import io.stoa.product.Associations;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.spreadsheet.SheetFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each cell of a product file does. */
class ImportRulesTest {
  @TempDir Path directory;

  private ImportRig rig;

  @BeforeEach
  void importStructure() throws IOException {
    rig = new ImportRig(directory);
    rig.run(AtelierCatalogue.write(directory.resolve("atelier")));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void anAbsentColumnLeavesAndAnEmptyCellClears() throws IOException {
    products("sku;name-en_US;rank", "plate;Plate;3");
    products("sku;name-en_US", "plate;");
    assertThat(value("plate", ValueKey.of("rank"))).isEqualTo(number("3"));
    assertThat(value("plate", new ValueKey("name", "en_US", null))).isNull();
    products("sku;family;categories;enabled;groups", "plate;mug;mugs,shirts;no;gifts");
    products("sku", "plate");
    var plate = rig.product("plate").product();
    assertThat(plate.family()).isEqualTo("mug");
    assertThat(plate.categories()).containsExactly("mugs", "shirts");
    assertThat(plate.groups()).containsExactly("gifts");
    assertThat(plate.enabled()).isFalse();
    products("sku;family;categories;enabled;groups", "plate;;;;");
    plate = rig.product("plate").product();
    assertThat(plate.family()).isNull();
    assertThat(plate.categories()).isEmpty();
    assertThat(plate.groups()).isEmpty();
    assertThat(plate.enabled()).isFalse();
  }

  @Test
  void aNewProductIsEnabledUnlessTheFileSaysOtherwise() throws IOException {
    products("sku;enabled", "a;", "b;0", "c;FALSE", "d;yes");
    assertThat(rig.product("a").product().enabled()).isTrue();
    assertThat(rig.product("b").product().enabled()).isFalse();
    assertThat(rig.product("c").product().enabled()).isFalse();
    assertThat(rig.product("d").product().enabled()).isTrue();
  }

  @Test
  void aCurrencyColumnReplacesThatCurrencyOnly() throws IOException {
    products("sku;price-EUR;price-USD", "plate;10;12.5");
    products("sku;price-EUR", "plate;11");
    assertThat(prices("plate")).containsOnly(entry("EUR", "11"), entry("USD", "12.5"));
    products("sku;price-USD", "plate;");
    assertThat(prices("plate")).containsOnly(entry("EUR", "11"));
    products("sku;price-EUR;price-USD", "plate;;7");
    assertThat(prices("plate")).containsOnly(entry("USD", "7"));
    products("sku;price", "plate;\"5 EUR, 6.10 USD\"");
    assertThat(prices("plate")).containsOnly(entry("EUR", "5"), entry("USD", "6.1"));
    products("sku;price-EUR", "plate;");
    products("sku;price-USD", "plate;");
    assertThat(value("plate", ValueKey.of("price"))).isNull();
  }

  @Test
  void aMetricTakesItsUnitFromItsColumnFromTheCellOrFromTheAttribute() throws IOException {
    products("sku;weight;weight-unit", "a;0.5;KILOGRAM", "b;500;", "c;500 milligram;", "d;;GRAM");
    products("sku;weight", "e;7");
    assertThat(value("a", ValueKey.of("weight"))).isEqualTo(measure("0.5", "KILOGRAM"));
    assertThat(value("b", ValueKey.of("weight"))).isEqualTo(measure("500", "GRAM"));
    assertThat(value("c", ValueKey.of("weight"))).isEqualTo(measure("500", "MILLIGRAM"));
    assertThat(value("d", ValueKey.of("weight"))).isNull();
    assertThat(value("e", ValueKey.of("weight"))).isEqualTo(measure("7", "GRAM"));
  }

  @Test
  void everyTypeIsReadAndCodesAreFoundInAnyCase() throws IOException {
    products(
        "SKU;Name-EN_us;washable-WEB;since;color;fabrics",
        "shirt 1;Shirt;true;2026-01-31;RED;\"Silk, WOOL\"",
        "shirt 2;\" spaces stay \";0;2026-01-31T08:30:00;;");
    assertThat(value("shirt 1", new ValueKey("name", "en_US", null)))
        .isEqualTo(new Value.Text("Shirt"));
    assertThat(value("shirt 1", new ValueKey("washable", null, "web")))
        .isEqualTo(new Value.Flag(true));
    assertThat(value("shirt 1", ValueKey.of("since")))
        .isEqualTo(new Value.Day(LocalDate.of(2026, 1, 31)));
    assertThat(value("shirt 2", ValueKey.of("since")))
        .isEqualTo(new Value.Day(LocalDate.of(2026, 1, 31)));
    assertThat(value("shirt 1", ValueKey.of("color"))).isEqualTo(new Value.Choice("red"));
    assertThat(value("shirt 1", ValueKey.of("fabrics")))
        .isEqualTo(new Value.Choices(java.util.List.of("silk", "wool")));
    assertThat(rig.products.products(java.util.List.of(new io.stoa.product.Identifier("SHIRT 1"))))
        .hasSize(1);
  }

  @Test
  void associationsMayNameRowsFurtherDownAndPartsWithoutColumnStay() throws IOException {
    Job job =
        products(
            "sku;X_SELL-products;X_SELL-groups;SET-products;SET-products-quantity",
            "one;two,three;gifts;three;4",
            "two;;;;",
            "three;;;;");
    assertThat(job.progress().counts()).doesNotContainKey("warnings");
    products("sku;X_SELL-products", "one;two");
    Associations links = rig.product("one").product().associations();
    assertThat(links.of("X_SELL").products()).containsOnlyKeys("two");
    assertThat(links.of("X_SELL").groups()).containsExactly("gifts");
    assertThat(links.of("SET").products()).containsExactly(entry("three", 4));
    products("sku;X_SELL-products;X_SELL-groups", "one;;");
    assertThat(rig.product("one").product().associations().byType()).containsOnlyKeys("SET");
  }

  @Test
  void anAssociationThatLeadsNowhereIsAWarningThatNamesRowColumnAndCode() throws IOException {
    Job job =
        products(
            "sku;X_SELL-products;X_SELL-product_models;X_SELL-groups", "one;nobody;ghost;none");
    assertThat(rig.rows(job, "warnings.csv"))
        .extracting(row -> row.cells().subList(1, 5).toString())
        .containsExactly(
            "[row, field, reason, value]",
            "[2, X_SELL-products, There is no product 'nobody'., nobody]",
            "[2, X_SELL-product_models, There is no product model 'ghost'., ghost]",
            "[2, X_SELL-groups, There is no group 'none'., none]");
    assertThat(rig.product("one").product().associations().of("X_SELL").products())
        .containsOnlyKeys("nobody");
  }

  @Test
  void theSecondRowOfAnIdentifierUpdatesTheFirst() throws IOException {
    Job job = products("sku;rank;name-en_US", "one;1;First", "ONE;2;", "two;5;", "one;3;Third");
    assertThat(job.progress().counts()).containsOnly(entry("created", 2L), entry("updated", 2L));
    assertThat(value("one", ValueKey.of("rank"))).isEqualTo(number("3"));
    assertThat(value("one", new ValueKey("name", "en_US", null)))
        .isEqualTo(new Value.Text("Third"));
  }

  @Test
  void anUnchangedRowIsNotWritten() throws IOException {
    products("sku;rank;price-EUR;X_SELL-products", "one;1.50;10.00;two");
    long version = rig.product("one").source().version();
    Job job = products("sku;rank;price-EUR;X_SELL-products", "one;1.5;10;two");
    assertThat(job.progress().counts()).containsEntry("unchanged", 1L);
    assertThat(rig.product("one").source().version()).isEqualTo(version);
  }

  @Test
  void offersAndStockAreImportedAfterTheirProducts() throws IOException {
    Path folder = directory.resolve("shop");
    ImportRig.write(
        folder, "stock.csv", "sku;location;quantity", "plate;paris;4", "nobody;paris;1");
    ImportRig.write(
        folder,
        "offers.csv",
        "sku;channel;currency;price;sale_price;sale_from;sale_until",
        "plate;web;EUR;19.90;14.90;2026-11-27;2026-11-30T12:00:00+01:00",
        "plate;;USD;25;;;",
        "plate;web;EUR;x;;;");
    ImportRig.write(folder, "products.csv", "sku", "plate");
    Job job = rig.run(folder);
    assertThat(job.state()).isEqualTo(Job.State.COMPLETED_WITH_ERRORS);
    var offer =
        rig.offers
            .of(java.util.List.of(new io.stoa.product.Identifier("plate")))
            .values()
            .iterator()
            .next();
    assertThat(offer.prices()).hasSize(2);
    assertThat(offer.stock()).hasSize(1);
    assertThat(rig.rows(job, "errors-stock.csv").get(1).cells())
        .contains("There is no such product.");
    assertThat(rig.rows(job, "errors-offers.csv")).hasSize(2);
    assertThat(rig.run(folder).progress().counts())
        .containsOnly(entry("unchanged", 4L), entry("rejected", 2L));
  }

  @Test
  void exportedOffersAndStockComeBackAsTheyWere() throws IOException {
    Path folder = directory.resolve("shop");
    ImportRig.write(
        folder,
        "stock.csv",
        "sku;channel;location;quantity;as_of",
        "plate;;paris;4;2026-11-23T08:00:00Z",
        "plate;web;paris;2;");
    ImportRig.write(
        folder,
        "offers.csv",
        "sku;channel;location;currency;price;sale_price;sale_from;sale_until",
        "plate;web;;EUR;19.90;14.90;2026-11-27;2026-11-30T12:00:00+01:00",
        "plate;;paris;USD;25;;;");
    ImportRig.write(folder, "products.csv", "sku", "plate");
    rig.run(folder);
    ExportEntities exports =
        new ExportEntities(rig.catalogs, rig.products, rig.media, rig.offers, null);
    exports.register(rig.jobs);
    for (String entity : java.util.List.of("offers", "stock")) {
      for (SheetFormat format : SheetFormat.values()) {
        Path out = directory.resolve(entity + "." + format.extension());
        exports.exportNow(rig.jobs, ExportRequest.of(entity, format).to(out), j -> {});
        assertThat(rig.run(out).progress().counts()).containsOnly(entry("unchanged", 2L));
      }
    }
    assertThat(Files.readString(directory.resolve("offers.csv")))
        .contains("plate;web;;EUR;19.90;14.90;2026-11-27T00:00:00Z;2026-11-30T11:00:00Z;")
        .contains(";import offers.csv");

    Path gone =
        ImportRig.write(
            directory.resolve("gone"),
            "stock.csv",
            "sku;channel;location;quantity;as_of;remove",
            "plate;web;paris;;;1",
            "plate;;paris;9;2026-11-23T07:00:00Z;");
    Job job = rig.run(gone);
    assertThat(job.progress().counts())
        .containsOnly(entry("updated", 1L), entry("unchanged", 1L), entry("warnings", 1L));
    assertThat(
            rig.offers
                .of(java.util.List.of(new io.stoa.product.Identifier("plate")))
                .values()
                .iterator()
                .next()
                .stock())
        .containsExactly(new io.stoa.offer.Offer.Stock("paris", 4));
  }

  private Job products(String... lines) throws IOException {
    Path folder = Files.createTempDirectory(directory, "file");
    Job job = rig.run(ImportRig.write(folder, "products.csv", lines));
    assertThat(job.state()).as(String.valueOf(job.log())).isEqualTo(Job.State.SUCCEEDED);
    return job;
  }

  private @org.jspecify.annotations.Nullable Value value(String sku, ValueKey key) {
    return rig.product(sku).values().find(key);
  }

  private Map<String, String> prices(String sku) {
    Map<String, String> prices = new java.util.HashMap<>();
    if (value(sku, ValueKey.of("price")) instanceof Value.Prices found) {
      found.byCurrency().forEach((c, amount) -> prices.put(c, amount.toPlainString()));
    }
    return prices;
  }

  private static Value number(String text) {
    return new Value.Numeric(new BigDecimal(text));
  }

  private static Value measure(String amount, String unit) {
    return new Value.Measure(new BigDecimal(amount), unit);
  }
}
