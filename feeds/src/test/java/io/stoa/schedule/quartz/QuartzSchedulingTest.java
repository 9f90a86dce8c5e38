package io.stoa.schedule.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.schedule.FeedScheduler;
import io.stoa.schedule.ScheduledFeeds;
import io.stoa.schedule.Schedules;
import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scheduler with Quartz, a real store and the real clock. */
class QuartzSchedulingTest {
  private record Start(String feed, Trigger trigger, Instant scheduledFor) {}

  private final BlockingQueue<Start> starts = new LinkedBlockingQueue<>();

  @Test
  void aFeedOfEverySecondStartsSecondBySecondAndIsMadeUpAfterARestart(@TempDir Path folder)
      throws Exception {
    try (DocumentStore store = SqliteDocumentStore.open(folder.resolve("store.db"))) {
      Start last;
      try (FeedScheduler scheduler = scheduler(store)) {
        scheduler.start();
        Start first = next();
        last = next();
        assertThat(first.trigger()).isEqualTo(Trigger.SCHEDULE);
        assertThat(last.scheduledFor()).isAfter(first.scheduledFor());
        assertThat(last.scheduledFor())
            .isEqualTo(last.scheduledFor().truncatedTo(ChronoUnit.SECONDS));
        assertThat(scheduler.nextFire("a").orElseThrow()).isAfter(last.scheduledFor());
      }
      starts.clear();
      Instant later = Instant.now().plusSeconds(5);
      try (FeedScheduler scheduler =
          scheduler(store, Clock.offset(Clock.systemUTC(), Duration.ofHours(1)))) {
        scheduler.start();
        Start madeUp = next();
        assertThat(madeUp.trigger()).isEqualTo(Trigger.MISSED_SCHEDULE);
        assertThat(madeUp.scheduledFor()).isAfter(later);
      }
    }
  }

  private Start next() throws InterruptedException {
    return Optional.ofNullable(starts.poll(20, TimeUnit.SECONDS)).orElseThrow();
  }

  private FeedScheduler scheduler(DocumentStore store) {
    return scheduler(store, Clock.systemUTC());
  }

  private FeedScheduler scheduler(DocumentStore store, Clock clock) {
    Feed feed =
        Feed.named("a")
            .label("A")
            .requirementSet("google-merchant")
            .view(new Feed.View("web", "en_US", "EUR", null, Map.of()))
            .format("csv")
            .fileName("a.csv")
            .destination(new Feed.Destination("folder", Map.of()))
            .schedules(List.of(new Feed.Schedule("* * * * * ?", ZoneId.of("Europe/Berlin"))))
            .build();
    ScheduledFeeds feeds =
        new ScheduledFeeds() {
          @Override
          public List<Feed> all() {
            return List.of(feed);
          }

          @Override
          public Optional<Feed> find(String code) {
            return Optional.of(feed);
          }
        };
    return new FeedScheduler(
        feeds,
        (code, trigger, scheduledFor) -> starts.add(new Start(code, trigger, scheduledFor)),
        new Schedules(QuartzCron::parse),
        QuartzAlarms.inMemory(2),
        store,
        clock);
  }
}
