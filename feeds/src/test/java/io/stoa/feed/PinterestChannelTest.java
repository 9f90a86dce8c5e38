package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.mapping.Shirt;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Lengths of https://github.com/pinterest/api-description/blob/main/v5/openapi.json */
class PinterestChannelTest extends ChannelContract {
  PinterestChannelTest() {
    super("pinterest-catalog", Map.of());
  }

  @Test
  void everyRowKeepsPinterestsRulesInTablesAndXml() throws IOException {
    shop().model("marlow", "s", "m");
    shop().put(good("SOON").launched("2026-12-24"), good("OUT").outOf("berlin", "shanghai"));
    List<Row> rows = rows(deliver("tsv", Map.of()), '\t');
    assertThat(rows).hasSize(4);
    for (Row row : rows) {
      assertThat(row.get("id")).hasSizeBetween(1, 127);
      assertThat(row.get("title")).hasSizeBetween(1, 500);
      assertThat(row.get("description")).hasSizeBetween(1, 10_000).doesNotContain("<");
      assertThat(row.get("link")).startsWith("https://").hasSizeLessThanOrEqualTo(511);
      assertThat(row.get("image_link")).startsWith("https://").hasSizeLessThanOrEqualTo(2000);
      assertThat(row.get("price")).matches("\\d+\\.\\d\\d [A-Z]{3}");
      assertThat(row.get("availability")).isIn("in stock", "out of stock", "preorder");
      assertThat(row.get("condition")).isIn("new", "used", "refurbished");
      assertThat(row.get("additional_image_link").split(",")).hasSizeLessThanOrEqualTo(10);
    }
    assertThat(rows(deliver("csv.gz", Map.of()), ',')).isEqualTo(rows);
    Element channel = children(xml(deliver("rss", Map.of()))).get(0);
    assertThat(children(channel, "item")).hasSize(4);
    assertThat(text(children(channel, "item").get(0), "g:availability"))
        .isEqualTo(rows.get(0).get("availability"));
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    Shirt bad = good("BAD");
    String x = "x".repeat(600);
    refuses("title/max_characters", Map.of("title", onlyBad("'" + x + "'", "title()")), bad);
    refuses("id/max_characters", Map.of("id", onlyBad("'" + x + "'", "sku()")), bad);
    refuses("link/max_characters", Map.of("link", onlyBad("url('" + x + "')", "url()")), bad);
    refuses("availability/enum", Map.of("availability", onlyBad("'in_stock'", "'in stock'")), bad);
    refuses("sale_price/same_currency", Map.of("sale_price", onlyBad("'5.00 EUR'", "null")), bad);
  }
}
