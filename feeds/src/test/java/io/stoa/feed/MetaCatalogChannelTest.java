package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.mapping.Shirt;
import io.stoa.offer.Offer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Meta's catalogue fields: https://developers.facebook.com/docs/commerce-platform/catalog/fields
 */
class MetaCatalogChannelTest extends ChannelContract {
  MetaCatalogChannelTest() {
    super("meta-catalog", Map.of());
  }

  @Test
  void everyRowKeepsMetasRules() throws IOException {
    shop().model("marlow", "s", "m");
    shop()
        .put(
            good("SALE")
                .priced(
                    new Offer.Price(
                        null,
                        "USD",
                        new BigDecimal("99"),
                        new BigDecimal("79"),
                        Instant.parse("2026-11-20T00:00:00Z"),
                        Instant.parse("2026-12-01T00:00:00Z"))),
            good("SOON").launched("2026-12-24"),
            good("OUT").stock("berlin", 0).stock("shanghai", 0));
    List<Row> rows = rows(deliver("csv", Map.of()), ',');
    assertThat(rows).hasSize(5);
    Set<String> ids = new HashSet<>();
    for (Row row : rows) {
      assertThat(ids.add(row.get("id"))).isTrue();
      check(row);
    }
    assertThat(rows)
        .extracting(row -> row.get("availability"))
        .contains("in stock", "out of stock", "preorder");
    assertThat(rows)
        .filteredOn(row -> row.get("id").equals("SALE"))
        .extracting(row -> row.get("sale_price_effective_date"))
        .containsExactly("2026-11-20T00:00+00:00/2026-12-01T00:00+00:00");
    assertThat(rows(deliver("tsv", Map.of()), '\t')).isEqualTo(rows);
  }

  private static void check(Row row) {
    assertThat(row.get("id")).hasSizeBetween(1, 100);
    assertThat(row.get("title")).hasSizeBetween(1, 200);
    assertThat(row.get("description")).hasSizeBetween(1, 9999).doesNotContain("<", "http");
    assertThat(row.get("availability"))
        .isIn("in stock", "out of stock", "preorder", "available for order", "discontinued");
    assertThat(row.get("condition")).isIn("new", "refurbished", "used");
    assertThat(row.get("price")).matches("\\d+\\.\\d\\d [A-Z]{3}");
    assertThat(row.get("link")).startsWith("https://");
    assertThat(row.get("image_link")).matches("https://.*\\.(jpg|jpeg|png)");
    assertThat(row.get("additional_image_link")).hasSizeLessThanOrEqualTo(2000);
    assertThat(row.get("additional_image_link").split(",")).hasSizeLessThanOrEqualTo(20);
    assertThat(row.has("brand") || row.has("gtin") || row.has("mpn")).isTrue();
    assertThat(row.get("quantity_to_sell_on_facebook")).matches("\\d+");
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    refuses("title/all_caps", good("BAD").localized("name", "en_US", "MARLOW POPLIN SHIRT"));
    refuses("title/max_characters", good("BAD").localized("name", "en_US", "x".repeat(201)));
    refuses("brand/required_when", good("BAD").without("brand").without("ean"));
    refuses(
        "availability/enum",
        Map.of("availability", onlyBad("'in_stock'", "'in stock'")),
        good("BAD"));
    refuses(
        "image_link/image_url",
        Map.of("image_link", onlyBad("url('a.webp')", "image()")),
        good("BAD"));
    refuses(
        "sale_price/below_price",
        Map.of("sale_price", onlyBad("'99.00 USD'", "null")),
        good("BAD"));
    refuses(
        "id/max_characters", Map.of("id", onlyBad("'" + "x".repeat(101) + "'", "sku()")), bad());
  }

  private Shirt bad() {
    return good("BAD");
  }

  @Test
  void moreImagesThanFitIntoTwoThousandCharactersAreNotSent() throws IOException {
    String longer = "'https://shop.example/" + "y".repeat(900) + "'";
    shop().put(good("GOOD"));
    String images =
        "[" + longer + " + '1.jpg', " + longer + " + '2.jpg', " + longer + " + '3.jpg']";
    Row row = rows(deliver("csv", Map.of("additional_image_link", images)), ',').get(0);
    assertThat(row.cells()).doesNotContainKey("additional_image_link");
    assertThat(report()).contains("meta-catalog/additional_image_link/joined_characters");
    String fitting = "takeFitting(" + images + ", 20, 2000)";
    row = rows(deliver("csv", Map.of("additional_image_link", fitting)), ',').get(0);
    assertThat(row.get("additional_image_link").split(",")).hasSize(2);
  }
}
