package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedRun.State;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.mapping.Shirt;
import io.stoa.range.RangeTerms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to end leaves its runs to whoever comes. */
class StoppedRunTest {
  @Test
  void aRunThatIsStoppedDeliversNothingAndIsBegunAnewByTheNext(@TempDir Path folder)
      throws IOException {
    try (Workshop shop = new Workshop(folder)) {
      shop.put(Shirt.of("S1"));
      shop.save(Workshop.feed("google-merchant", "tsv", "google.tsv", Map.of()));
      List<RunFeed> ending = new ArrayList<>();
      ending.add(runFeed(shop, () -> ending.get(0).stop()));
      List<FeedRun> told = new ArrayList<>();
      ending.get(0).afterEachRun(told::add);

      assertThatThrownBy(() -> ending.get(0).run("test", Trigger.SCHEDULE, null))
          .isInstanceOfSatisfying(
              StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.SHUTTING_DOWN));

      assertThat(told).isEmpty();
      FeedRun stopped = shop.runs.latest("test").orElseThrow();
      assertThat(Files.exists(folder.resolve("inbox/google.tsv"))).isFalse();
      assertThat(stopped.state()).as("as if the process were gone").isEqualTo(State.RUNNING);
      assertThat(shop.running.isRunning("test")).isFalse();

      List<FeedRun> begun = shop.running.takeOver(Runnable::run);

      assertThat(begun).hasSize(1);
      assertThat(shop.runs.get(stopped.id()).state()).isEqualTo(State.INTERRUPTED);
      assertThat(shop.runs.get(begun.get(0).id()).state()).isEqualTo(State.SUCCEEDED);
      assertThat(shop.received("google.tsv")).contains("S1");
    }
  }

  @Test
  void nothingIsBegunAnyMore(@TempDir Path folder) throws IOException {
    try (Workshop shop = new Workshop(folder)) {
      shop.save(Workshop.feed("google-merchant", "tsv", "google.tsv", Map.of()));
      shop.running.stop();

      assertThatThrownBy(() -> shop.running.run("test", Trigger.PERSON, null))
          .isInstanceOfSatisfying(
              StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.SHUTTING_DOWN));
      assertThat(shop.running.isRunning("test")).isFalse();
    }
  }

  /** Does something when a run has begun and is about to select. */
  private static RunFeed runFeed(Workshop shop, Runnable inRun) {
    FeedSources usual = shop.sources;
    FeedSources sources =
        new FeedSources(
            usual.search(),
            usual.products(),
            usual.offers(),
            () -> {
              usual.catchUp().run();
              inRun.run();
            },
            usual.gate(),
            usual.policies(),
            usual.further());
    return shop.node(sources, RangeTerms.NEVER);
  }
}
