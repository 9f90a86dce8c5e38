package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.StoaException;
import io.stoa.feed.FeedPreview.PreviewField;
import io.stoa.feed.FeedPreview.PreviewItem;
import io.stoa.feed.FeedPreview.PreviewProblem;
import io.stoa.mapping.Shirt;
import io.stoa.requirement.Finding;
import io.stoa.search.Filter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewFeedTest {
  private Workshop shop;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    shop = new Workshop(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static Feed google(Map<String, String> mapping) {
    return Workshop.feed("google-merchant", "tsv", "items.tsv", mapping);
  }

  private PreviewItem one(Feed feed, String sku) {
    return shop.preview.preview(feed, sku).items().get(0);
  }

  private static PreviewField field(PreviewItem item, String name) {
    return item.fields().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void showsOneProductWithTheWayOfEachFieldAndTheSourceOfEachRule() {
    shop.put(Shirt.of("S1").described("x".repeat(6000)).without("brand").text("ean", "123"));

    PreviewItem item = one(google(Map.of()), "s1");

    assertThat(item.sku()).isEqualTo("S1");
    assertThat(item.skipped()).isTrue();
    assertThat(item.enabled() && item.selected()).isTrue();
    assertThat(field(item, "description").own()).isFalse();
    assertThat(field(item, "description").traces().get(0).steps())
        .last()
        .satisfies(step -> assertThat(step.notes()).isNotEmpty());
    assertThat(item.findings())
        .extracting(f -> f.violation().rule())
        .contains("google-merchant/gtin/gtin");
    assertThat(item.findings()).extracting(Finding::source).allMatch(s -> s.startsWith("https"));
    assertThat(item.rendered()).contains("S1");
  }

  @Test
  void looksAtDisabledAndUnselectedProductsToo() {
    shop.put(Shirt.of("S1").disabled(), Shirt.of("S2"));
    Feed none = Workshop.feed("google-merchant", "tsv", "items.tsv", Map.of());
    Feed selective =
        none.edit().enabled(true).selection(new Filter.InFamily(Set.of("other"))).build();

    assertThat(one(none, "S1").enabled()).isFalse();
    assertThat(one(none, "S1").selected()).isFalse();
    assertThat(one(selective, "S2").enabled()).isTrue();
    assertThat(one(selective, "S2").selected()).isFalse();
    assertThatThrownBy(() -> one(none, "S3"))
        .isInstanceOf(StoaException.class)
        .hasMessageContaining("no product 'S3'");
    assertThatThrownBy(() -> one(none, " ")).isInstanceOf(StoaException.class);
  }

  @Test
  void aVariantStandsForItsGroupWhereItemsAreModels() {
    shop.model("marlow", "s", "m");
    Feed wechat = Workshop.feed("wechat-shop", "json", "items.json", Map.of());

    PreviewItem byVariant = one(wechat, "marlow-m");
    PreviewItem byModel = one(wechat, "marlow");

    assertThat(byVariant.sku()).isEqualTo("marlow");
    assertThat(byModel.sku()).isEqualTo("marlow");
    assertThat(field(byModel, "skus[].out_sku_id").traces()).hasSize(2);
    assertThat(field(byVariant, "skus[].out_sku_id").traces()).hasSize(2);
  }

  @Test
  void aModelStandsForItsVariantsWhereItemsAreProducts() {
    shop.model("marlow", "s", "m");

    FeedPreview preview = shop.preview.preview(google(Map.of()), "marlow");

    assertThat(preview.items())
        .extracting(PreviewItem::sku)
        .containsExactly("marlow-m", "marlow-s");
    assertThat(field(preview.items().get(0), "item_group_id").value()).isEqualTo("marlow");
  }

  @Test
  void aModelIsAnItemOfItsOwnWhereParentsAre() {
    shop.model("marlow", "s");
    Feed amazon = Workshop.feed("amazon-listings", "amazon-json", "items.json", Map.of());

    FeedPreview preview = shop.preview.preview(amazon, "marlow");

    assertThat(preview.items()).extracting(PreviewItem::sku).containsExactly("marlow");
  }

  @Test
  void aFeedThatIsBeingWrittenShowsWhatCompilesAndWhatDoesNot() {
    shop.put(Shirt.of("S1"));

    FeedPreview preview =
        shop.preview.preview(
            google(Map.of("title", "upper(value('name')", "brand", "value('brnad')")), "S1");

    assertThat(preview.problems())
        .extracting(PreviewProblem::field)
        .containsExactlyInAnyOrder("title", "brand");
    PreviewItem item = preview.items().get(0);
    assertThat(field(item, "title").value()).isNull();
    assertThat(field(item, "title").expression()).isEqualTo("upper(value('name')");
    assertThat(field(item, "color").value()).isEqualTo("Sky blue");
  }

  @Test
  void aFeedThatMisusesAValueIsNotSaved() {
    assertThat(shop.feeds.save(google(Map.of("title", "value('weight') + '!'"))))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.field()).isEqualTo("mapping.title");
              assertThat(violation.message()).startsWith("line 1, column 17: ");
            });
    assertThat(shop.feeds.save(google(Map.of("title", "coalesce(value('unknown'), title())"))))
        .isEmpty();
  }

  @Test
  void aFeedFallsBackToOtherLocalesAndChannels() {
    shop.put(Shirt.of("S1").without("description").described("Only on the web."));
    Feed plain = google(Map.of());
    Feed.View view =
        new Feed.View(
            "wechat",
            "zh_CN",
            "USD",
            "https://shop.example",
            Map.of(),
            java.util.List.of("en_US"),
            java.util.List.of("web"));
    Feed falling =
        plain
            .edit()
            .code("test")
            .label("Test")
            .enabled(true)
            .selection(Filter.ALL)
            .view(view)
            .mapping(Map.of())
            .build();

    assertThat(shop.feeds.check(falling)).isEmpty();
    assertThat(field(one(falling, "S1"), "description").value()).isEqualTo("Only on the web.");
    assertThat(field(one(falling, "S1"), "title").value()).isEqualTo("马洛府绸衬衫");
  }
}
