package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.feed.FeedRun.State;
import io.stoa.launch.Launch;
import io.stoa.launch.Timing;
import io.stoa.mapping.Shirt;
import io.stoa.product.Identifier;
import io.stoa.search.Filter;
import io.stoa.store.Write;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which runs wait for the search index; nothing but runs lets it follow here. */
class SearchNeedsTest {
  private final Path folder;
  private Workshop shop;
  private Feed feed;

  SearchNeedsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void open() throws IOException {
    shop = new Workshop(folder);
    feed = shop.save(Workshop.feed("meta-catalog", "csv", "meta.csv", Map.of()));
    shop.put(Shirt.of("KEPT"), Shirt.of("EDITED"), Shirt.of("DISABLED"), Shirt.of("DELETED"));
    for (int i = 0; i < 8; i++) {
      // So many that a plan to take two away needs nobody's yes.
      shop.put(Shirt.of("MORE" + i));
    }
    run();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private FeedRun run() {
    FeedRun run = shop.run();
    assertThat(run.errors()).isEmpty();
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    return run;
  }

  private void edit() {
    shop.put(Shirt.of("EDITED").localized("name", "en_US", "Anew"), Shirt.of("Added"));
    shop.put(Shirt.of("DISABLED").disabled());
    shop.products.delete(new Identifier("DELETED"), Write.ANY);
  }

  private void assertDelivered() throws IOException {
    assertThat(shop.received("meta.csv"))
        .contains("KEPT", "Anew", "Added")
        .doesNotContain("DISABLED")
        .doesNotContain("DELETED");
  }

  @Test
  void editsGoOutThoughTheIndexHasNotFollowed() throws IOException {
    edit();
    FeedRun run = run();

    assertThat(shop.indexer.lag()).isPositive();
    assertThat(Objects.requireNonNull(run.difference()).lookedAt()).isEqualTo(4);
    assertDelivered();
    String delta = shop.received("meta.csv");
    assertThat(delta).isEqualTo(shop.received(shop.runAnew()));
  }

  @Test
  void aFeedOfSomeProductsWaitsForTheIndex() throws IOException {
    shop.save(feed.edit().selection(new Filter.Not(new Filter.HasIdentifier(Set.of("x")))).build());
    run();
    edit();
    run();

    assertThat(shop.indexer.lag()).isZero();
    assertDelivered();
  }

  @Test
  void whatLooksAtEverythingWaitsForTheIndex() throws IOException {
    edit();
    shop.running.run("test", FeedRun.Trigger.PERSON, null, FeedRun.Mode.EVERYTHING);

    assertThat(shop.indexer.lag()).isZero();
    assertDelivered();
  }

  @Test
  void whereLaunchesSayWhatGoesOutTheIndexIsWaitedFor() throws IOException {
    Timing longAgo =
        new Timing.Once(
            LocalDateTime.parse("2020-01-01T00:00"),
            LocalDateTime.parse("2020-01-02T00:00"),
            ZoneOffset.UTC);
    Filter added = new Filter.HasIdentifier(Set.of(new Identifier("Added").key()));
    Launch launch =
        new Launch("drop", "Drop", true, longAgo, added, List.of("test"), List.of(), false, null);
    assertThat(shop.launches.save(launch, null)).isEmpty();
    run();
    edit();
    run();

    assertThat(shop.indexer.lag()).isZero();
    assertThat(shop.received("meta.csv")).contains("Anew").doesNotContain("Added");
  }
}
