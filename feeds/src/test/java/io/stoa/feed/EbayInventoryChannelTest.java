package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.delta.Difference;
import io.stoa.mapping.Shirt;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** https://developer.ebay.com/api-docs/sell/inventory/types/slr:InventoryItemWithSkuLocale */
class EbayInventoryChannelTest extends ChannelContract {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  EbayInventoryChannelTest() {
    super("ebay-inventory", Map.of());
  }

  @Test
  void everyLineIsOneCallWithAtMost25Items() throws IOException {
    for (int i = 0; i < 60; i++) {
      shop().put(good("S%02d".formatted(i)));
    }
    List<JsonNode> calls =
        deliver("jsonl", Map.of()).lines().map(line -> JSON.readTree(line)).toList();
    assertThat(calls).extracting(call -> call.path("requests").size()).containsExactly(25, 25, 10);
    Set<String> skus = new HashSet<>();
    for (JsonNode call : calls) {
      assertThat(call.propertyNames()).containsExactly("requests");
      for (JsonNode item : call.path("requests")) {
        assertThat(skus.add(item.path("sku").stringValue())).isTrue();
        check(item);
      }
    }
    deliver("json", Map.of());
    assertThat(lastRun().files()).extracting(FeedRun.RunFile::items).containsExactly(25L, 25L, 10L);
    JsonNode last = JSON.readTree(shop().received("channel-3.json"));
    assertThat(last.path("requests")).hasSize(10);
  }

  @Test
  void severalFilesAreLeftAsTheyAreWhileNothingIsDifferentAndMadeAnewTogether() throws IOException {
    for (int i = 0; i < 60; i++) {
      shop().put(good("S%02d".formatted(i)));
    }
    deliver("json", Map.of());
    FeedRun nothing = shop().run();
    assertThat(nothing.errors()).isEmpty();
    assertThat(nothing.files()).isEmpty();
    assertThat(nothing.difference())
        .isEqualTo(new Difference(false, null, 0, 0, 0, 0, 0, 0, 60, 0));

    shop().put(good("S07").localized("name", "en_US", "Another name"));
    FeedRun edited = shop().run();
    assertThat(edited.errors()).isEmpty();
    assertThat(edited.files()).extracting(FeedRun.RunFile::items).containsExactly(25L, 25L, 10L);
    assertThat(edited.difference())
        .isEqualTo(
            new Difference(
                true, "The channel takes it in several files.", 60, 60, 0, 1, 0, 0, 59, 0));
    assertThat(shop().received("channel.json")).contains("Another name");
    assertThat(shop().run().files()).isEmpty();
  }

  /** What eBay publishes of each field. */
  private static void check(JsonNode item) {
    assertThat(item.path("locale").stringValue()).matches("[a-z]{2}_[A-Z]{2}");
    assertThat(item.path("condition").stringValue()).isEqualTo("NEW");
    JsonNode product = item.path("product");
    assertThat(product.path("title").stringValue()).hasSizeBetween(1, 80);
    assertThat(product.path("description").stringValue()).hasSizeBetween(1, 4000);
    assertThat(product.path("brand").stringValue()).hasSizeBetween(1, 65);
    assertThat(product.path("ean").get(0).stringValue()).matches("\\d{13}");
    assertThat(product.has("upc")).isFalse();
    assertThat(product.path("imageUrls").size()).isBetween(1, 24);
    product
        .path("aspects")
        .propertyStream()
        .forEach(
            aspect -> {
              assertThat(aspect.getKey()).hasSizeBetween(1, 40);
              assertThat(aspect.getValue().isArray()).isTrue();
              aspect.getValue().forEach(v -> assertThat(v.stringValue()).hasSizeBetween(1, 50));
            });
    assertThat(product.at("/aspects/material")).isEqualTo(JSON.readTree("[\"Cotton\",\"Silk\"]"));
    assertThat(item.at("/availability/shipToLocationAvailability/quantity").isInt()).isTrue();
    assertThat(item.at("/packageWeightAndSize/weight"))
        .isEqualTo(JSON.readTree("{\"value\":0.172,\"unit\":\"KILOGRAM\"}"));
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    Shirt bad = good("BAD");
    refuses(
        "sku/max_characters", Map.of("sku", onlyBad("'BAD" + "x".repeat(48) + "'", "sku()")), bad);
    refuses("product.title/max_characters", bad.localized("name", "en_US", "x".repeat(81)));
    refuses(
        "product.brand/required_when", Map.of("product.mpn", "'M1'"), good("BAD").without("brand"));
    refuses("condition/enum", Map.of("condition", onlyBad("'SHINY'", "'NEW'")), good("BAD"));
    refuses(
        "product.imageUrls[]/pattern",
        Map.of("product.imageUrls[]", onlyBad("['http://shop.example/a.jpg']", "images()")),
        good("BAD"));
  }

  @Test
  void aspectsThatAreTooLongGoWithAWarning() throws IOException {
    shop().put(good("GOOD").text("brand", "x".repeat(51)));
    JsonNode call = JSON.readTree(deliver("jsonl", Map.of()));
    assertThat(report()).contains("ebay-inventory/product.aspects/aspect_lengths");
    assertThat(call.at("/requests/0/product").has("aspects")).isFalse();
  }
}
