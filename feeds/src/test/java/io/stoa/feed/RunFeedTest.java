package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedRun.Outcome;
import io.stoa.feed.FeedRun.State;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.json.Json;
import io.stoa.mapping.Shirt;
import io.stoa.search.Filter;
import io.stoa.store.JsonBody;
import io.stoa.store.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFeedTest {
  private final Path folder;
  private Workshop shop;

  RunFeedTest(@TempDir Path folder) {
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

  private void google() {
    shop.save(Workshop.feed("google-merchant", "tsv", "google.tsv", Map.of()));
  }

  private static List<NamedCsvRecord> rows(String csv, char separator) throws IOException {
    try (var reader = CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(csv)) {
      return reader.stream().toList();
    }
  }

  @Test
  void theReportTellsWhatStoppedAnItemFromWhatItOnlyLacks() throws IOException {
    google();
    shop.put(Shirt.of("GOOD"), Shirt.of("BAD").without("brand").without("color"));
    assertThat(report(shop.run()))
        .extracting(r -> r.getField("field") + " " + r.getField("severity"))
        .containsExactlyInAnyOrder("brand warning", "color error");
  }

  private List<NamedCsvRecord> report(FeedRun run) throws IOException {
    return rows(shop.file(String.valueOf(run.report())), ';');
  }

  @Test
  void anItemThatBreaksARuleIsInTheReportAndNotInTheFile() throws IOException {
    google();
    shop.put(
        Shirt.of("GOOD"),
        Shirt.of("BAD").without("color").text("ean", "9520000010011").described("=cmd()"));
    FeedRun run = shop.run();

    assertThat(run.errors()).isEmpty();
    assertThat(run.state()).isEqualTo(State.SUCCEEDED_WITH_SKIPS);
    assertThat(run.counts())
        .containsOnly(Map.entry(Outcome.WRITTEN, 1L), Map.entry(Outcome.SKIPPED, 1L));
    List<NamedCsvRecord> rows = rows(shop.received("google.tsv"), '\t');
    assertThat(rows).extracting(r -> r.getField("id")).containsExactly("GOOD");
    assertThat(rows.get(0).getField("price")).isEqualTo("99.00 USD");
    assertThat(report(run))
        .extracting(
            r -> r.getField("sku"),
            r -> r.getField("outcome"),
            r -> r.getField("rule"),
            r -> r.getField("value"))
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "BAD", "skipped", "google-merchant/gtin/gtin", "9520000010011"),
            org.assertj.core.groups.Tuple.tuple(
                "BAD", "skipped", "google-merchant/color/required_when", ""));
    assertThat(report(run))
        .allSatisfy(
            r -> assertThat(r.getField("source")).startsWith("https://support.google.com/"));
  }

  @Test
  void recordsWhatWasWrittenWhereAndWhen() throws IOException {
    google();
    shop.put(Shirt.of("S1"));
    Instant scheduled = Instant.parse("2026-11-23T07:59:00Z");
    FeedRun run = shop.running.run("test", Trigger.SCHEDULE, scheduled);

    assertThat(shop.runs.get(run.id())).isEqualTo(run);
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(run.trigger()).isEqualTo(Trigger.SCHEDULE);
    assertThat(run.scheduledFor()).isEqualTo(scheduled);
    assertThat(run.ended()).isAfter(run.started());
    assertThat(run.report()).isNull();
    FeedRun.RunFile file = run.files().get(0);
    assertThat(file.name()).isEqualTo("google.tsv");
    assertThat(file.items()).isEqualTo(1);
    assertThat(file.location()).isEqualTo("inbox/google.tsv");
    assertThat(file.path()).isEqualTo("out/test/" + run.id() + "/google.tsv");
    assertThat(file.bytes()).isEqualTo(Files.size(shop.data.root().resolve(file.path())));
    assertThat(shop.file("out/test/google.tsv")).isEqualTo(shop.received("google.tsv"));
    assertThat(shop.running.isRunning("test")).isFalse();
  }

  @Test
  void disabledProductsNeverGoOutEvenWhenTheIndexIsBehind() {
    google();
    shop.put(Shirt.of("ON"), Shirt.of("OFF").disabled(), Shirt.of("LATE"));
    shop.indexer.catchUp();
    FeedSources stale =
        new FeedSources(shop.sources.search(), shop.products, shop.offers, () -> {});
    shop.put(Shirt.of("LATE").disabled());
    PreviewFeed preview = new PreviewFeed(shop.feeds, stale, java.time.Clock.systemUTC());
    assertThat(preview.preview("test", 10).items()).extracting(i -> i.sku()).containsExactly("ON");
    assertThat(shop.run().counts()).containsOnly(Map.entry(Outcome.WRITTEN, 1L));
  }

  @Test
  void selectsByCategoryWithWhatIsBelowIt() {
    shop.put(Shirt.of("S1"), Shirt.of("S2"));
    Feed all = Workshop.feed("google-merchant", "tsv", "google.tsv", Map.of());
    shop.save(select(all, new Filter.InCategory(Set.of("women"))));
    assertThat(shop.run().counts()).containsOnly(Map.entry(Outcome.WRITTEN, 2L));
    shop.save(select(all, new Filter.HasIdentifier(Set.of("s2"))));
    assertThat(shop.run().counts()).containsOnly(Map.entry(Outcome.WRITTEN, 1L));
  }

  private static Feed select(Feed feed, Filter selection) {
    return feed.edit().selection(selection).build();
  }

  @Test
  void anEmptyFeedIsWrittenButNotDelivered() throws IOException {
    google();
    shop.put(Shirt.of("S1"));
    assertThat(shop.run().state()).isEqualTo(State.SUCCEEDED);
    String before = shop.received("google.tsv");

    shop.put(Shirt.of("S1").disabled());
    FeedRun run = shop.run();
    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.errors())
        .containsExactly(
            "No enabled product fits the selection. Nothing was delivered: the destination keeps what it has.");
    assertThat(shop.file(run.files().get(0).path())).startsWith("id\ttitle").hasLineCount(1);
    assertThat(run.files().get(0).location()).isNull();
    assertThat(shop.received("google.tsv")).isEqualTo(before);
    assertThat(shop.file("out/test/google.tsv")).isEqualTo(before);
  }

  @Test
  void whenAllItemsAreSkippedTheDestinationKeepsWhatItHas() throws IOException {
    google();
    shop.put(Shirt.of("S1").without("image").without("image_back").without("image_detail"));
    FeedRun run = shop.run();
    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.errors().get(0)).startsWith("All 1 selected products were skipped");
    assertThat(report(run))
        .extracting(r -> r.getField("rule"))
        .containsExactly("google-merchant/image_link/required");
    assertThat(shop.inbox.deliveries()).isEmpty();
  }

  @Test
  void anIdThatStandsTwiceIsReported() throws IOException {
    shop.save(
        Workshop.feed("google-merchant", "tsv", "google.tsv", Map.of("id", "value('brand')")));
    shop.put(Shirt.of("S1"), Shirt.of("S2"));
    FeedRun run = shop.run();
    assertThat(run.counts())
        .containsOnly(Map.entry(Outcome.WRITTEN, 1L), Map.entry(Outcome.SKIPPED, 1L));
    assertThat(report(run).get(0).getField("rule")).isEqualTo("google-merchant/id/unique");
  }

  @Test
  void anExpressionThatFailsIsAViolationOfItsItemAlone() throws IOException {
    shop.save(
        Workshop.feed(
            "google-merchant",
            "tsv",
            "google.tsv",
            Map.of(
                "title",
                "value('name') + ' ' + value('launch_date')",
                "mpn",
                "value('rating') + 'x'")));
    shop.put(Shirt.of("S1").launched("2026-01-01"), Shirt.of("S2"));
    FeedRun run = shop.run();
    assertThat(run.counts())
        .containsOnly(Map.entry(Outcome.WRITTEN_WITH_WARNINGS, 1L), Map.entry(Outcome.SKIPPED, 1L));
    assertThat(report(run))
        .extracting(r -> r.getField("sku") + " " + r.getField("outcome") + " " + r.getField("rule"))
        .containsExactlyInAnyOrder(
            "S1 warning google-merchant/mpn/expression",
            "S2 skipped google-merchant/title/expression",
            "S2 skipped google-merchant/mpn/expression");
    assertThat(report(run).get(0).getField("value")).isEqualTo("value('rating') + 'x'");
  }

  @Test
  void aRefusedDeliveryFailsTheRunAndKeepsItsFile() throws IOException {
    google();
    shop.put(Shirt.of("S1"));
    shop.inbox.close();
    FeedRun run = shop.run();
    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.errors()).containsExactly("google.tsv was not delivered: The inbox is closed.");
    assertThat(shop.file(run.files().get(0).path())).contains("S1");
    assertThat(shop.run().state()).isEqualTo(State.FAILED);
  }

  @Test
  void twoRunsOfOneFeedNeverOverlap() throws Exception {
    google();
    shop.put(Shirt.of("S1"));
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    shop.inbox.hold(inside, goOn);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      FeedRun first = shop.running.start("test", Trigger.PERSON, null, executor);
      assertThat(first.state()).isEqualTo(State.RUNNING);
      assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(shop.running.isRunning("test")).isTrue();
      StoaException second = catchThrowableOfType(StoaException.class, shop::run);
      assertThat(second.code()).isEqualTo(FeedError.FEED_ALREADY_RUNNING);
      assertThat(shop.running.interruptAbandoned()).isEmpty();
      goOn.countDown();
    } finally {
      goOn.countDown();
      executor.shutdown();
      assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(shop.runs.ofFeed("test", 10))
        .extracting(FeedRun::state)
        .containsExactly(State.SUCCEEDED);
    assertThat(shop.run().state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void onlyTheNewestRunFoldersStayAndTheOneWithWhatTheDestinationHas() throws IOException {
    google();
    shop.put(Shirt.of("S1"));
    for (int i = 0; i < 5; i++) {
      assertThat(shop.run().state()).isEqualTo(State.SUCCEEDED);
    }
    List<String> kept =
        Stream.concat(
                shop.runs.ofFeed("test", 3).stream(), shop.runs.ofFeed("test", 5).stream().skip(4))
            .map(FeedRun::id)
            .toList();
    try (Stream<Path> entries = Files.list(shop.data.out().resolve("test"))) {
      assertThat(entries.filter(Files::isDirectory).map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(kept);
    }
    assertThat(shop.runs.ofFeed("test", 100)).hasSize(5);
    assertThat(shop.runs.latest("test").orElseThrow().id()).isEqualTo(kept.get(0));
  }

  @Test
  void aFeedThatIsNotThereCannotRun() {
    assertThatThrownBy(shop::run).hasMessageContaining("There is no feed 'test'");
  }

  @Test
  void aMappingThatNoLongerCompilesFailsTheRunWithItsReason() {
    Feed broken = Workshop.feed("google-merchant", "tsv", "g.tsv", Map.of("title", "value("));
    shop.store
        .collection(Feeds.COLLECTION)
        .put(new Write("test", Write.ANY, JsonBody.of(Json.write(broken)), Map.of()));
    FeedRun run = shop.run();
    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.errors())
        .anySatisfy(e -> assertThat(e).contains("mapping.title: line 1, column 7"));
    assertThat(shop.running.isRunning("test")).isFalse();
  }
}
