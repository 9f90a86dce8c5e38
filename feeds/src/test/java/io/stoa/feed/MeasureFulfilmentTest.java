package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.feed.Fulfilment.FieldFulfilment;
import io.stoa.job.Job;
import io.stoa.job.Jobs;
import io.stoa.mapping.Shirt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureFulfilmentTest {
  @TempDir Path folder;
  private Workshop shop;
  private Jobs jobs;
  private MeasureFulfilment measuring;

  @BeforeEach
  void open() throws IOException {
    shop = new Workshop(folder);
    jobs = new Jobs(shop.store, shop.data.root(), Clock.systemUTC());
    measuring =
        new MeasureFulfilment(shop.store, shop.feeds, told -> shop.sources, Clock.systemUTC());
    jobs.register(MeasureFulfilment.KIND, measuring);
  }

  @AfterEach
  void close() {
    jobs.close();
    shop.close();
  }

  private Fulfilment counted() {
    Job job = jobs.runNow(MeasureFulfilment.KIND, "test", Map.of("feed", "test"), progress -> {});
    assertThat(job.state()).isEqualTo(Job.State.SUCCEEDED);
    return measuring.find("test").orElseThrow();
  }

  private static FieldFulfilment field(Fulfilment fulfilment, String name) {
    return fulfilment.fields().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void each_field_says_how_many_have_it_lack_it_and_break_its_rules() {
    shop.put(
        Shirt.of("GOOD"),
        Shirt.of("SHOUTS").localized("name", "en_US", "SHIRT FOR SALE IN CAPITALS"),
        Shirt.of("BARE").without("color"));
    shop.save(Workshop.feed("google-merchant", "tsv", "g.tsv", Map.of()));
    Fulfilment fulfilment = counted();
    assertThat(fulfilment.items()).isEqualTo(3);
    assertThat(fulfilment.skipped()).isEqualTo(2);
    FieldFulfilment title = field(fulfilment, "title");
    assertThat(title.filled()).isEqualTo(3);
    assertThat(title.violating()).isEqualTo(1);
    assertThat(title.rules().get(0).rule()).isEqualTo("google-merchant/title/all_caps");
    assertThat(title.rules().get(0).sku()).isEqualTo("SHOUTS");
    FieldFulfilment color = field(fulfilment, "color");
    assertThat(color.empty()).isEqualTo(1);
    assertThat(color.violating()).isEqualTo(1);
    assertThat(color.rules().get(0).rule()).isEqualTo("google-merchant/color/required_when");
    assertThat(field(fulfilment, "adult").empty()).isEqualTo(3);
  }

  @Test
  void fields_of_variants_and_of_parents_are_counted_where_they_apply() {
    shop.model("M", "s", "m");
    shop.save(
        Workshop.feed(
            "amazon-listings", "amazon-json", "a.json", Map.of("productType", "\"SHIRT\"")));
    Fulfilment amazon = counted();
    assertThat(amazon.items()).as("two variants and their parent").isEqualTo(3);
    shop.save(Workshop.feed("shopify-csv", "csv", "s.csv", Map.of()));
    Fulfilment shopify = counted();
    assertThat(shopify.items()).isEqualTo(1);
    assertThat(shopify.fields()).allSatisfy(f -> assertThat(f.items()).isEqualTo(1));
  }

  @Test
  void a_change_of_the_feed_makes_the_counts_old() {
    shop.put(Shirt.of("S1"));
    shop.save(Workshop.feed("google-merchant", "tsv", "g.tsv", Map.of()));
    Fulfilment before = counted();
    assertThat(before.basis()).isEqualTo(measuring.basis("test"));
    shop.save(Workshop.feed("google-merchant", "tsv", "g.tsv", Map.of("title", "sku()")));
    assertThat(before.basis()).isNotEqualTo(measuring.basis("test"));
    assertThatThrownBy(() -> measuring.submit(jobs, "nowhere")).hasMessageContaining("nowhere");
  }
}
