package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.mapping.Shirt;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** https://ads.tiktok.com/help/article/catalog-product-parameters */
class TikTokAdsChannelTest extends ChannelContract {
  private static final List<String> REQUIRED =
      List.of(
          "sku_id",
          "title",
          "description",
          "availability",
          "condition",
          "price",
          "link",
          "image_link",
          "brand");

  TikTokAdsChannelTest() {
    super("tiktok-ads", Map.of());
  }

  @Test
  void theNineRequiredColumnsComeFirstAndAreFilled() throws IOException {
    shop().model("marlow", "s", "m");
    String csv = deliver("csv", Map.of());
    assertThat(csv).startsWith(String.join(",", REQUIRED) + ",");
    List<Row> rows = rows(csv, ',');
    assertThat(rows).hasSize(2);
    for (Row row : rows) {
      assertThat(row.cells()).containsKeys(REQUIRED.toArray(String[]::new));
      assertThat(row.get("availability"))
          .isIn("in stock", "available for order", "preorder", "out of stock", "discontinued");
      assertThat(row.get("condition")).isIn("new", "refurbished", "used");
      assertThat(row.get("price")).matches("\\d+\\.\\d\\d [A-Z]{3}");
      assertThat(row.get("item_group_id")).isEqualTo("marlow");
    }
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    refuses("title/emoji", named("Marlow shirt 😀"));
    refuses("title/promotion", named("Marlow shirt, FREE SHIPPING"));
    refuses("brand/required", good("BAD").without("brand"));
    refuses(
        "image_link/image_url", Map.of("image_link", onlyBad("url('a.webp')", "image()")), bad());
    refuses("sku_id/invalid_characters", Map.of("sku_id", onlyBad("'a\\u0007'", "sku()")), bad());
  }

  private Shirt bad() {
    return good("BAD");
  }

  private Shirt named(String name) {
    return good("BAD").localized("name", "en_US", name);
  }
}
