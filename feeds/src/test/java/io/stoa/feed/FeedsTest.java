package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.search.Filter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedsTest {
  private final Path folder;
  private Workshop shop;

  FeedsTest(@TempDir Path folder) {
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

  private static Feed feed(String code, Map<String, String> mapping, Feed.View view) {
    return Feed.named(code)
        .label("Google")
        .selection(new Filter.And(List.of(new Filter.Enabled(true), new Filter.Text("shirt"))))
        .requirementSet("google-merchant")
        .view(view)
        .mapping(mapping)
        .format("rss")
        .fileName("google.xml")
        .destination(new Feed.Destination("inbox", Map.of("password", "secret!")))
        .schedules(List.of(new Feed.Schedule("0 0 6 * * ?", ZoneId.of("Europe/Berlin"))))
        .build();
  }

  private static Feed.View view() {
    return new Feed.View("web", "en_US", "USD", "https://shop.example", Map.of());
  }

  @Test
  void whoReadAnOldVersionOverwritesNothing() {
    Feed feed = feed("google", Map.of(), view());
    assertThat(shop.feeds.save(feed, 0L)).isEmpty();
    long read = shop.feeds.version("google");
    assertThat(shop.feeds.save(feed.edit().label("First").build(), read)).isEmpty();

    for (long old : new long[] {read, 0}) {
      assertThatThrownBy(() -> shop.feeds.save(feed.edit().label("Second").build(), old))
          .isInstanceOfSatisfying(
              StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.VERSION_CONFLICT));
    }
    assertThat(shop.feeds.get("google").label()).isEqualTo("First");
  }

  @Test
  void givesBackWhatWasSavedWithSealedSecrets() {
    Feed feed = feed("google", Map.of("title", "upper(title())"), view());
    assertThat(shop.feeds.save(feed)).isEmpty();
    Feed stored = shop.feeds.get("google");
    assertThat(stored.destination().settings().get("password")).startsWith("enc:");
    assertThat(stored.selection()).isEqualTo(feed.selection());
    assertThat(stored.schedules()).isEqualTo(feed.schedules());
    assertThat(stored.mapping()).isEqualTo(feed.mapping());
    assertThat(stored.view()).isEqualTo(feed.view());
    assertThat(shop.feeds.save(feed("amber", Map.of(), view()))).isEmpty();
    assertThat(shop.feeds.all()).extracting(Feed::code).containsExactly("amber", "google");
    assertThat(shop.feeds.delete("google")).isTrue();
    assertThat(shop.feeds.delete("google")).isFalse();
    assertThat(shop.feeds.find("google")).isEmpty();
  }

  @Test
  void refusesAnExpressionThatDoesNotCompileAndSaysWhere() {
    Map<String, String> mapping =
        Map.of("title", "upper(title()", "no_such_field", "sku()", "brand", "\n value(1)");
    List<Violation> violations = shop.feeds.save(feed("google", mapping, view()));
    assertThat(violations)
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("mapping.title", "mapping.no_such_field", "mapping.brand");
    assertThat(violations)
        .filteredOn(v -> v.field().equals("mapping.brand"))
        .allSatisfy(v -> assertThat(v.message()).startsWith("line 2, column 7: "));
    assertThat(shop.feeds.find("google")).isEmpty();
  }

  @Test
  void keepsTheNameOfTheReport() {
    Feed feed = Workshop.feed("store-flat", "csv", "Report.csv", Map.of());
    assertThat(shop.feeds.save(feed)).extracting(Violation::rule).containsExactly("reserved_name");
  }

  @Test
  void collectsEverythingThatIsWrong() {
    Feed.View nowhere = new Feed.View("moon", "xx_XX", "XXZ", "ftp://shop.example", Map.of());
    Feed bad =
        Feed.named("../evil")
            .label(" ")
            .requirementSet("amazon-listings")
            .view(nowhere)
            .format("csv")
            .fileName("../../etc/passwd")
            .destination(new Feed.Destination("pigeon", Map.of()))
            .build();
    assertThat(shop.feeds.save(bad))
        .extracting(Violation::field)
        .contains(
            "code",
            "label",
            "fileName",
            "format",
            "view.channel",
            "view.currency",
            "view.baseUrl",
            "view.parameters.sellerId",
            "view.parameters.marketplaceId",
            "destination.connector");
    Feed.View french = new Feed.View("web", "fr_FR", "USD", null, Map.of());
    assertThat(shop.feeds.save(feed("google", Map.of(), french)))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("view.baseUrl", "view.locale");
  }
}
