package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.mapping.Shirt;
import io.stoa.offer.Offer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Shopify's product CSV, whose headers changed their names in 2025 and little else:
 * https://help.shopify.com/en/manual/products/import-export/using-csv
 */
abstract class ShopifyCsvContract extends ChannelContract {
  private final UnaryOperator<String> column;

  /**
   * @param column a column's name in this generation by its name of 2025
   */
  ShopifyCsvContract(String set, UnaryOperator<String> column) {
    super(set, Map.of());
    this.column = column;
  }

  private String name(String newName) {
    return column.apply(newName);
  }

  private String variant(String newName) {
    return "skus[]." + name(newName);
  }

  @Test
  void theRowsOfAProductShareItsHandleAndTellItsVariantsApart() throws IOException {
    shop().model("Marlöw Shirt", "s", "m");
    shop().put(good("ALONE"));
    List<Row> rows = rows(deliver("csv", Map.of()), ',');
    List<Row> alone = ofHandle(rows, "alone");
    assertThat(alone).hasSize(3);
    assertThat(alone.get(0).get(name("Option1 name"))).isEqualTo("Title");
    assertThat(alone.get(0).get(name("Option1 value"))).isEqualTo("Default Title");
    List<Row> marlow = ofHandle(rows, "marlow-shirt");
    assertThat(marlow).hasSize(3);
    assertThat(marlow.get(0).get("Title")).isEqualTo("Marlow shirt");
    assertThat(marlow.get(0).get(name("Option1 name"))).isEqualTo("color");
    assertThat(marlow.get(0).get(name("Option2 name"))).isEqualTo("size");
    assertThat(marlow).extracting(r -> r.get(name("SKU"))).contains("Marlöw Shirt-s");
    assertThat(marlow)
        .extracting(r -> r.get(name("Option1 value")) + "/" + r.get(name("Option2 value")))
        .containsExactly("Sky blue/M", "Sky blue/S", "/");
    assertThat(marlow)
        .extracting(r -> r.get(name("Image position")))
        .containsExactly("1", "2", "3");
    assertThat(marlow.get(1).has("Title")).isFalse();
    assertThat(marlow.get(2).has(name("SKU"))).isFalse();
    check(rows);
  }

  private List<Row> ofHandle(List<Row> rows, String handle) {
    return rows.stream().filter(row -> row.get(name("URL handle")).equals(handle)).toList();
  }

  /** What Shopify's help says of each row. */
  private void check(List<Row> rows) {
    Set<String> combinations = new HashSet<>();
    for (Row row : rows) {
      assertThat(row.get(name("URL handle"))).matches("[a-z0-9]+(-[a-z0-9]+)*");
      if (row.has(name("Price"))) {
        assertThat(row.get(name("Price"))).matches("\\d+\\.\\d\\d");
        assertThat(row.get(name("Option1 value"))).isNotEmpty();
        assertThat(row.get(name("Continue selling when out of stock"))).isIn("deny", "continue");
        assertThat(row.get(name("Fulfillment service"))).isEqualTo("manual");
        assertThat(row.get(name("Weight value (grams)"))).matches("\\d+");
        assertThat(row.get(name("Inventory tracker"))).isEqualTo("shopify");
        assertThat(
                combinations.add(
                    row.get(name("URL handle"))
                        + row.get(name("Option1 value"))
                        + "/"
                        + row.get(name("Option2 value"))))
            .isTrue();
      } else {
        assertThat(row.cells().keySet())
            .containsOnly(name("URL handle"), name("Product image URL"), name("Image position"));
      }
      if (row.has("Title")) {
        assertThat(row.get(name("Published on online store"))).isIn("TRUE", "FALSE");
        assertThat(row.get("Status")).isIn("active", "draft", "archived");
      }
    }
  }

  @Test
  void aReducedPriceStandsBelowTheOldOne() throws IOException {
    shop()
        .put(
            good("SALE")
                .priced(
                    new Offer.Price(
                        null, "USD", new BigDecimal("99"), new BigDecimal("79"), null, null)));
    Row row = rows(deliver("csv", Map.of()), ',').get(0);
    assertThat(row.get(name("Price"))).isEqualTo("79.00");
    assertThat(row.get(name("Compare-at price"))).isEqualTo("99.00");
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    Shirt bad = good("BAD");
    refuses(name("URL handle") + "/pattern", Map.of(name("URL handle"), "sku()"), bad);
    refuses(
        "Title/max_characters",
        Map.of("Title", onlyBad("'" + "x".repeat(256) + "'", "title()")),
        bad);
    refuses(
        variant("Price") + "/number",
        Map.of(variant("Price"), onlyBad("'$5'", "units(price())")),
        bad);
    refuses(
        variant("Compare-at price") + "/above_price",
        Map.of(variant("Compare-at price"), onlyBad("units(price())", "null")),
        bad);
    refuses(
        variant("Inventory quantity") + "/with_tracker",
        Map.of(variant("Inventory tracker"), onlyBad("null", "'shopify'")),
        bad);
  }

  @Override
  void refuses(String rule, Map<String, String> mapping, Shirt spoilt) throws IOException {
    if (rule.endsWith("handle/pattern") || rule.endsWith("Handle/pattern")) {
      shop().put(spoilt);
      assertThat(deliver("csv", mapping)).isEmpty();
      assertThat(report()).contains(rule);
    } else {
      shop().put(good("GOOD"), spoilt);
      String file = deliver("csv", mapping);
      assertThat(report()).contains(rule);
      assertThat(file).contains("good").doesNotContain("BAD");
    }
  }

  @Test
  void twoVariantsWithTheSameOptionsKeepTheirProductOut() throws IOException {
    shop().model("marlow", "s", "m");
    Map<String, String> mapping = Map.of(variant("Option2 value"), "'S'");
    assertThat(deliver("csv", mapping)).isEmpty();
    assertThat(report()).contains("/distinct_options");
  }
}
