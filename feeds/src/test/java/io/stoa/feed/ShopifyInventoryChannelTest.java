package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** https://help.shopify.com/en/manual/products/inventory/setup/inventory-csv */
class ShopifyInventoryChannelTest extends ChannelContract {
  ShopifyInventoryChannelTest() {
    super("shopify-inventory", Map.of());
  }

  @Test
  void aRowForEachVariantAndLocationNamesTheVariantAsTheProductFileDoes() throws IOException {
    shop().model("marlow", "s", "m");
    List<Row> rows = rows(deliver("csv", Map.of()), ',');
    assertThat(rows)
        .extracting(
            r ->
                String.join(
                    "|",
                    r.get("Handle"),
                    r.get("Option1 Value"),
                    r.get("Option2 Value"),
                    r.get("SKU"),
                    r.get("Location"),
                    r.get("On hand (new)")))
        .containsExactly(
            "marlow|Sky blue|M|marlow-m|berlin|3",
            "marlow|Sky blue|M|marlow-m|shanghai|4",
            "marlow|Sky blue|S|marlow-s|berlin|3",
            "marlow|Sky blue|S|marlow-s|shanghai|4");
    assertThat(rows).allSatisfy(r -> assertThat(r.has("On hand (current)")).isFalse());
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    refuses(
        "On hand (new)/integer",
        Map.of("On hand (new)", onlyBad("'2.5'", "storeStock()")),
        good("BAD"));
    refuses("Handle/pattern", Map.of("Handle", onlyBad("'A b'", "slug(sku())")), good("BAD"));
  }
}
