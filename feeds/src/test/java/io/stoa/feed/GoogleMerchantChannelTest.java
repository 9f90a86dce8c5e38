package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.mapping.Shirt;
import io.stoa.offer.Offer;
import io.stoa.requirement.Gtin;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Google's product data specification: https://support.google.com/merchants/answer/7052112 */
class GoogleMerchantChannelTest extends ChannelContract {
  private static final String LONG = "x".repeat(2_000);

  GoogleMerchantChannelTest() {
    super("google-merchant", Map.of());
  }

  @Test
  void everyRowOfTheTableKeepsGooglesRules() throws IOException {
    stock();
    List<Row> rows = rows(deliver("tsv", Map.of()), '\t');
    assertThat(rows).hasSize(4);
    Set<String> ids = new HashSet<>();
    for (Row row : rows) {
      assertThat(ids.add(row.get("id"))).isTrue();
      Rules.check(row);
    }
    assertThat(rows).extracting(row -> row.get("item_group_id")).contains("marlow");
    assertThat(rows.get(2).cells()).containsEntry("sale_price", "79.00 USD");
    assertThat(rows.get(2).cells())
        .containsEntry("sale_price_effective_date", "2026-11-20T00:00Z/2026-12-01T00:00Z");
  }

  @Test
  void theRssDocumentSaysTheSameAsTheTable() throws IOException {
    stock();
    List<Row> rows = rows(deliver("tsv", Map.of()), '\t');
    Element rss = xml(deliver("rss", Map.of()));
    assertThat(rss.getAttribute("version")).isEqualTo("2.0");
    List<Element> items = children(children(rss).get(0), "item");
    assertThat(items).hasSameSizeAs(rows);
    for (int i = 0; i < items.size(); i++) {
      for (Element field : children(items.get(i))) {
        assertThat(field.getNamespaceURI()).isEqualTo("http://base.google.com/ns/1.0");
        if (!field.getLocalName().equals("additional_image_link")) {
          assertThat(rows.get(i).cells())
              .containsEntry(field.getLocalName(), field.getTextContent());
        }
      }
    }
  }

  private void stock() {
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
            good("SOON")
                .launched("2026-12-24")
                .described("Ask <b>us</b> at https://shop.example/help &amp; more"));
  }

  @Test
  void structuredValuesAreColonsInTablesAndElementsInXml() throws IOException {
    shop().put(good("GOOD"));
    Map<String, String> mapping =
        Map.of(
            "shipping",
            "[{'country': 'US', 'service': 'Standard', 'price': '5.90 USD'}]",
            "product_detail",
            "[{'section_name': 'Care', 'attribute_name': 'Wash: cold', 'attribute_value': '30'}]",
            "product_highlight",
            "['Crisp, cool', 'Made to last']");
    Row row = rows(deliver("tsv", mapping), '\t').get(0);
    assertThat(row.cells()).containsEntry("shipping", "US::Standard:5.90 USD");
    assertThat(row.cells()).containsEntry("product_detail", "Care:\"Wash: cold\":30");
    assertThat(row.cells()).containsEntry("product_highlight", "\"Crisp, cool\",Made to last");
    Element item = children(children(xml(deliver("rss", mapping))).get(0), "item").get(0);
    Element shipping = children(item, "g:shipping").get(0);
    assertThat(names(shipping)).containsExactly("g:country", "g:service", "g:price");
    assertThat(children(item, "g:product_highlight")).hasSize(2);
  }

  @Test
  void textsThatSellOrShoutStayOut() throws IOException {
    refuses("title/all_caps", named("MARLOW POPLIN SHIRT"));
    refuses("title/promotion", named("Marlow shirt, free shipping"));
    refuses("title/promotion", named("Marlow shirt 20% off"));
    refuses("title/max_characters", named("x".repeat(151)));
    refuses("description/all_caps", good("BAD").described("A VERY CRISP SHIRT."));
    refuses("title/invalid_characters", named("Marlow \uE000 shirt"));
  }

  @Test
  void identifiersAreGlobalOnes() throws IOException {
    refuses("gtin/gtin", good("BAD").text("ean", "9520000010011"));
    refuses("gtin/restricted_gtin", good("BAD").text("ean", "2000000000008"));
    refuses("gtin/restricted_gtin", good("BAD").text("ean", "0400000000008"));
    refuses("gtin/coupon_gtin", good("BAD").text("ean", "9900000000004"));
    refuses("brand/pattern", good("BAD").text("brand", "Generic"));
    refuses("brand/required_when", Map.of("mpn", "null", "identifier_exists", "null"), none());
  }

  private Shirt none() {
    return good("BAD").without("ean").without("brand");
  }

  private Shirt named(String name) {
    return good("BAD").localized("name", "en_US", name);
  }

  @Test
  void apparelNeedsItsAttributesByPathAndById() throws IOException {
    for (String category : List.of("Apparel & Accessories > Shoes", "187", "212")) {
      for (String attribute : List.of("color", "size", "gender", "age_group")) {
        Shirt bad = good("BAD").text("google_product_category", category).without(attribute);
        refuses(attribute + "/required_when", bad);
      }
    }
    shop()
        .put(
            good("RING").text("google_product_category", "188").without("size"),
            good("PEN").text("google_product_category", "922").without("color"));
    assertThat(deliver("tsv", Map.of())).contains("RING").contains("PEN");
    String accessories = "'Apparel & Accessories > Clothing Accessories'";
    assertThat(deliver("tsv", Map.of("google_product_category", accessories)))
        .contains("RING")
        .doesNotContain("PEN");
  }

  @Test
  void pricesAndDatesFitTogether() throws IOException {
    refuses("sale_price/below_price", Map.of("sale_price", onlyBad("price()", "null")), bad());
    refuses("sale_price/same_currency", Map.of("sale_price", onlyBad("'5.00 EUR'", "null")), bad());
    refuses("price/minimum", Map.of("price", onlyBad("'0.00 USD'", "money(price())")), bad());
    refuses("price/price", Map.of("price", onlyBad("'$5'", "money(price())")), bad());
    refuses(
        "availability_date/required_when",
        Map.of("availability", onlyBad("'backorder'", "'in_stock'")),
        bad());
    refuses("availability_date/within_a_year", bad().launched("2027-12-24"));
    refuses(
        "availability_date/future",
        Map.of(
            "availability",
            onlyBad("'backorder'", "'in_stock'"),
            "availability_date",
            onlyBad("'2026-11-20T00:00Z'", "null")),
        bad());
    refuses(
        "sale_price_effective_date/date_range",
        Map.of(
            "sale_price_effective_date",
            onlyBad("'2026-12-02T00:00Z/2026-12-01T00:00Z'", "null"),
            "sale_price",
            "'5.00 USD'"),
        bad());
  }

  @Test
  void addressesAreAbsolute() throws IOException {
    refuses("link/url", Map.of("link", onlyBad("'/products/1'", "url()")), bad());
    refuses("link/url", Map.of("link", onlyBad("'https://shop.example/ü'", "url()")), bad());
    refuses(
        "link/max_characters",
        Map.of("link", onlyBad("'https://shop.example/" + LONG + "'", "url()")),
        bad());
    refuses(
        "image_link/image_url", Map.of("image_link", onlyBad("url('a.pdf')", "image()")), bad());
  }

  private Shirt bad() {
    return good("BAD");
  }

  @Test
  void valuesThatAreOnlyNiceToHaveAreLeftOutWhenTheyBreakARule() throws IOException {
    shop().put(good("GOOD"));
    Map<String, String> mapping =
        Map.ofEntries(
            Map.entry("unit_pricing_measure", "'0 kg'"),
            Map.entry("unit_pricing_base_measure", "'3 kg'"),
            Map.entry("energy_efficiency_class", "'H'"),
            Map.entry("multipack", "1"),
            Map.entry("shipping", "[{'country': 'usa', 'price': '5'}]"),
            Map.entry("size_type", "['regular', 'petite', 'tall']"),
            Map.entry("product_highlight", "['only one']"),
            Map.entry("promotion_id", "['with space']"),
            Map.entry("expiration_date", "'2027-05-01'"),
            Map.entry("pickup_sla", "'same_day'"),
            Map.entry("custom_label_0", "'" + "y".repeat(101) + "'"));
    Row row = rows(deliver("tsv", mapping), '\t').get(0);
    assertThat(row.cells()).doesNotContainKeys(mapping.keySet().toArray(String[]::new));
    for (String field : mapping.keySet()) {
      assertThat(report()).contains("google-merchant/" + field + "/");
    }
  }

  /** Read from the specification, not from the requirement set. */
  private static final class Rules {
    private static final String UNDER_2000 = "https?://[\\x21-\\x7e]{1,1990}";

    static void check(Row row) {
      assertThat(row.get("id")).hasSizeBetween(1, 50);
      assertThat(row.get("title")).hasSizeBetween(1, 150).doesNotContain("<");
      assertThat(row.get("description")).hasSizeBetween(1, 5000).doesNotContain("<", "http");
      assertThat(row.get("link")).matches(UNDER_2000);
      assertThat(row.get("image_link")).matches(UNDER_2000);
      assertThat(URI.create(row.get("image_link")).isAbsolute()).isTrue();
      assertThat(row.get("additional_image_link").split(",")).hasSizeLessThanOrEqualTo(10);
      assertThat(row.get("availability")).isIn("in_stock", "out_of_stock", "preorder", "backorder");
      assertThat(row.get("price")).matches("\\d+\\.\\d\\d [A-Z]{3}");
      assertThat(row.get("condition")).isIn("new", "refurbished", "used");
      assertThat(row.get("brand")).hasSizeBetween(1, 70);
      assertThat(Gtin.isValid(row.get("gtin"))).isTrue();
      assertThat(row.get("gender")).isIn("male", "female", "unisex");
      assertThat(row.get("age_group")).isIn("newborn", "infant", "toddler", "kids", "adult");
      assertThat(row.get("color")).hasSizeBetween(1, 100);
      assertThat(row.get("size")).hasSizeBetween(1, 100);
      assertThat(row.get("shipping_weight")).matches("\\d+(\\.\\d+)? (lb|oz|g|kg)");
      if (row.get("availability").endsWith("order")) {
        assertThat(OffsetDateTime.parse(row.get("availability_date"))).isNotNull();
      }
      if (row.has("sale_price_effective_date")) {
        assertThat(row.cells()).containsKey("sale_price");
        String[] period = row.get("sale_price_effective_date").split("/", -1);
        assertThat(OffsetDateTime.parse(period[0])).isBefore(OffsetDateTime.parse(period[1]));
      }
    }
  }
}
