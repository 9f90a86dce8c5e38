package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.mapping.Shirt;
import io.stoa.requirement.Finding.Severity;
import io.stoa.requirement.LengthUnit;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.RequirementSets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sets that look alike must not forget, each held against the same product. */
class ConditionsAndLengthsTest {
  private static final List<String> GOOGLE_SHAPED =
      List.of("google-merchant", "meta-catalog", "pinterest-catalog", "tiktok-ads");

  /** An emoji and a Chinese character: 3 UTF-16 units, 2 code points, 7 bytes. */
  private static final String MIXED = "😀绸";

  private final Path folder;
  private Workshop shop;

  ConditionsAndLengthsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void open() throws IOException {
    shop = new Workshop(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private FeedPreview.PreviewItem preview(
      String set, String format, Map<String, String> parameters, Map<String, String> mapping) {
    Feed.View view = new Feed.View("web", "en_US", "USD", "https://shop.example", parameters);
    Feed feed =
        Feed.named("test")
            .label("Test")
            .requirementSet(set)
            .view(view)
            .mapping(mapping)
            .format(format)
            .fileName("test." + format)
            .destination(new Feed.Destination("inbox", Map.of()))
            .build();
    return shop.preview.preview(feed, 1).items().get(0);
  }

  @Test
  void apparelIsAskedForColourSizeGenderAndAgeGroupEverywhere() {
    for (String attribute : List.of("color", "size", "gender", "age_group")) {
      shop.put(Shirt.of("S1"));
      shop.products.delete(new io.stoa.product.Identifier("S1"), io.stoa.store.Write.ANY);
      shop.put(Shirt.of("S1").without(attribute));
      for (String set : GOOGLE_SHAPED) {
        RequirementSet rules = RequirementSets.builtIn().find(set).orElseThrow();
        if (rules.field(attribute).isEmpty()) {
          continue;
        }
        var item = preview(set, "csv", Map.of(), Map.of());
        boolean google = set.equals("google-merchant");
        String rule = set + "/" + attribute + (google ? "/required_when" : "/apparel_" + attribute);
        assertThat(item.findings())
            .as(set + " without " + attribute)
            .anySatisfy(
                finding -> {
                  assertThat(finding.violation().rule()).isEqualTo(rule);
                  assertThat(finding.severity())
                      .isEqualTo(google ? Severity.ERROR : Severity.WARNING);
                });
        var pen = preview(set, "csv", Map.of(), Map.of("google_product_category", "'922'"));
        assertThat(pen.findings())
            .extracting(finding -> finding.violation().rule())
            .doesNotContain(rule);
      }
    }
  }

  @Test
  void aPreorderNeedsItsDateWhereverTheChannelHasOne() {
    shop.put(Shirt.of("S1"));
    var google = preview("google-merchant", "csv", Map.of(), Map.of("availability", "'preorder'"));
    assertThat(google.findings())
        .extracting(finding -> finding.violation().rule())
        .contains("google-merchant/availability_date/required_when");
    var openAi =
        preview(
            "openai-products",
            "csv",
            Map.of(
                "sellerName",
                "L",
                "returnPolicy",
                "https://shop.example/r",
                "targetCountries",
                "US",
                "storeCountry",
                "US"),
            Map.of("availability", "'pre_order'"));
    assertThat(openAi.findings())
        .extracting(finding -> finding.violation().rule())
        .contains("openai-products/availability_date/required_when");
    for (String set : List.of("meta-catalog", "pinterest-catalog", "tiktok-ads")) {
      assertThat(RequirementSets.builtIn().find(set).orElseThrow().field("availability_date"))
          .as(set + " documents no such field")
          .isEmpty();
    }
  }

  @Test
  void lengthsAreCountedAsEachChannelCounts() {
    shop.put(Shirt.of("S1"));
    assertThat(LengthUnit.CHARACTERS.of(MIXED)).isEqualTo(3);
    assertThat(LengthUnit.CODE_POINTS.of(MIXED)).isEqualTo(2);
    assertThat(LengthUnit.UTF8_BYTES.of(MIXED)).isEqualTo(7);
    Map<String, String> at = Map.of("title", "'" + MIXED.repeat(50) + "'");
    assertThat(preview("google-merchant", "csv", Map.of(), at).findings()).isEmpty();
    Map<String, String> above = Map.of("title", "'" + MIXED.repeat(50) + "x'");
    assertThat(preview("google-merchant", "csv", Map.of(), above).findings())
        .extracting(finding -> finding.violation().rule())
        .containsExactly("google-merchant/title/max_characters");
    assertThat(unit("google-local-inventory", "pickup_sla")).isNotNull();
    assertThat(unit("amazon-listings", "attributes.product_description[].value"))
        .isEqualTo(LengthUnit.UTF8_BYTES);
    assertThat(unit("wechat-shop", "title")).isEqualTo(LengthUnit.CODE_POINTS);
    assertThat(unit("yandex-yml", "id")).isEqualTo(LengthUnit.CODE_POINTS);
  }

  private static LengthUnit unit(String set, String field) {
    var length =
        RequirementSets.builtIn().find(set).orElseThrow().field(field).orElseThrow().length();
    return length == null ? LengthUnit.CHARACTERS : length.unit();
  }
}
