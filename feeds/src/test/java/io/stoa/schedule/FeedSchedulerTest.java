package io.stoa.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.schedule.quartz.QuartzCron;
import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class FeedSchedulerTest {
  private static final String DAILY_AT_SIX = "0 0 6 * * ?";

  @TempDir Path folder;
  private DocumentStore store;
  private final Map<String, Feed> feeds = new TreeMap<>();
  private final List<String> started = new ArrayList<>();
  private HandAlarms alarms = new HandAlarms();
  private FeedStarter starter = this::record;
  private Instant now = Instant.parse("2026-11-23T12:00:00Z");

  /** How far the clock goes on each time somebody looks at it. */
  private Duration tick = Duration.ZERO;

  @BeforeEach
  void open() {
    store = SqliteDocumentStore.open(folder.resolve("store.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void eachFireStartsTheFeedAndSetsTheNextAlarm() {
    feeds.put("a", feed("a", true, DAILY_AT_SIX));
    scheduler().start();
    alarms.runAtOnce();
    assertThat(started).isEmpty();
    assertThat(alarms.when("feed/a")).isEqualTo("2026-11-24T06:00:00Z");

    now = Instant.parse("2026-11-24T06:00:00Z");
    alarms.ring("feed/a");

    assertThat(started).containsExactly("a SCHEDULE 2026-11-24T06:00:00Z");
    assertThat(alarms.when("feed/a")).isEqualTo("2026-11-25T06:00:00Z");
  }

  @Test
  void anAlarmThatRingsABitEarlyDoesNotFireTwice() {
    feeds.put("a", feed("a", true, DAILY_AT_SIX));
    scheduler().start();
    now = Instant.parse("2026-11-24T05:59:59.990Z");
    alarms.ring("feed/a");
    assertThat(alarms.when("feed/a")).isEqualTo("2026-11-25T06:00:00Z");
  }

  @Test
  void ofTwoNodesOneKeepsEachFireWhicheverAlarmsRingWhere() {
    feeds.put("a", feed("a", true, DAILY_AT_SIX));
    scheduler().start();
    HandAlarms first = alarms;
    alarms = new HandAlarms();
    scheduler().start();
    HandAlarms second = alarms;
    Instant six = Instant.parse("2026-11-24T06:00:00Z");
    // The second node's clock is some seconds late.
    now = six;
    first.ring("feed/a");
    now = six.minusSeconds(3);
    second.ring("feed/a", six);
    assertThat(started).containsExactly("a SCHEDULE 2026-11-24T06:00:00Z");
    assertThat(second.when("feed/a")).isEqualTo("2026-11-25T06:00:00Z");
    restartAt("2026-11-24T06:00:01Z");
    assertThat(started).hasSize(1);
  }

  /** The node is gone between the end of the run and the note of it. */
  @Test
  void aFireWhoseRunHasEndedIsNotKeptAgainByTheNodeOnWhichItRingsAgain() {
    feeds.put("a", feed("a", true, DAILY_AT_SIX));
    scheduler().start();
    now = Instant.parse("2026-11-24T06:00:00Z");
    starter = this::die;
    dieWhile(() -> alarms.ring("feed/a"));
    starter = ended();
    alarms = new HandAlarms();
    FeedScheduler other = scheduler();
    alarms.ring("feed/a", now);
    assertThat(started).hasSize(1);
    assertThat(other.state("a").orElseThrow().running()).isNull();
  }

  /** Whatever the starter is by then. */
  private FeedStarter replaceable() {
    return new FeedStarter() {
      @Override
      public boolean start(String feed, Trigger trigger, Instant scheduledFor) {
        return starter.start(feed, trigger, scheduledFor);
      }

      @Override
      public boolean hasEnded(String feed, Instant scheduledFor) {
        return starter.hasEnded(feed, scheduledFor);
      }
    };
  }

  private FeedStarter ended() {
    return new FeedStarter() {
      @Override
      public boolean start(String feed, Trigger trigger, Instant scheduledFor) {
        return record(feed, trigger, scheduledFor);
      }

      @Override
      public boolean hasEnded(String feed, Instant scheduledFor) {
        return started.contains(feed + " SCHEDULE " + scheduledFor);
      }
    };
  }

  @Test
  void aFireWhoseNodeDiedBeforeItsRunBeganIsKeptByTheNodeOnWhichItRingsAgain() {
    feeds.put("a", feed("a", true, DAILY_AT_SIX));
    scheduler().start();
    now = Instant.parse("2026-11-24T06:00:00Z");
    starter = this::die;
    dieWhile(() -> alarms.ring("feed/a"));
    alarms = new HandAlarms();
    scheduler();
    starter = this::record;
    alarms.ring("feed/a", now);
    alarms.ring("feed/a", now);
    assertThat(started)
        .containsExactly("a SCHEDULE 2026-11-24T06:00:00Z", "a SCHEDULE 2026-11-24T06:00:00Z");
  }

  @Test
  void manyMissedFiresAreMadeUpByOneRun() {
    feeds.put("a", feed("a", true, DAILY_AT_SIX));
    restartAt("2026-11-23T12:00:00Z");
    restartAt("2026-11-27T09:00:00Z");
    assertThat(started).containsExactly("a MISSED_SCHEDULE 2026-11-27T06:00:00Z");
    restartAt("2026-11-27T10:00:00Z");
    assertThat(started).hasSize(1);
  }

  @Test
  void aFireWhileTheSchedulerStartsIsNeitherLostNorCountedAsMissed() {
    feeds.put("a", feed("a", true, "0 0 * * * ?"));
    now = Instant.parse("2026-11-23T11:59:59.999Z");
    tick = Duration.ofMillis(1);
    scheduler().start();
    alarms.runAtOnce();
    assertThat(started).isEmpty();
    assertThat(alarms.when("feed/a")).isEqualTo("2026-11-23T12:00:00Z");
  }

  @Test
  void aFireThatWasKeptIsNotMadeUp() {
    feeds.put("a", feed("a", true, DAILY_AT_SIX));
    restartAt("2026-11-23T12:00:00Z");
    now = Instant.parse("2026-11-24T06:00:00Z");
    alarms.ring("feed/a");
    restartAt("2026-11-24T07:00:00Z");
    assertThat(started).containsExactly("a SCHEDULE 2026-11-24T06:00:00Z");
  }

  @Test
  void aFeedThatIsNewOrWhoseSchedulesWereEditedOwesNothing() {
    feeds.put("a", feed("a", true, DAILY_AT_SIX));
    restartAt("2026-11-23T12:00:00Z");
    feeds.put("a", feed("a", true, "0 0 3 * * ?"));
    restartAt("2026-11-25T12:00:00Z");
    assertThat(started).isEmpty();
    restartAt("2026-11-26T12:00:00Z");
    assertThat(started).containsExactly("a MISSED_SCHEDULE 2026-11-26T03:00:00Z");
  }

  @Test
  void aRunThatDiedWithTheProcessIsBegunAgainButNotForEver() {
    feeds.put("a", feed("a", true, DAILY_AT_SIX));
    restartAt("2026-11-23T12:00:00Z");
    now = Instant.parse("2026-11-24T06:00:00Z");
    starter = this::die;
    dieWhile(() -> alarms.ring("feed/a"));
    dieWhile(() -> restartAt("2026-11-24T06:10:00Z"));
    dieWhile(() -> restartAt("2026-11-24T06:20:00Z"));
    starter = this::record;
    restartAt("2026-11-24T06:30:00Z");
    assertThat(started)
        .containsExactly(
            "a SCHEDULE 2026-11-24T06:00:00Z",
            "a MISSED_SCHEDULE 2026-11-24T06:00:00Z",
            "a MISSED_SCHEDULE 2026-11-24T06:00:00Z");
    restartAt("2026-11-25T06:30:00Z");
    assertThat(started).last().isEqualTo("a MISSED_SCHEDULE 2026-11-25T06:00:00Z");
  }

  @Test
  void aFireThatFindsTheFeedRunningIsSkippedAndNoted() {
    feeds.put("a", feed("a", true, "0 0 * * * ?"));
    FeedScheduler scheduler = scheduler();
    scheduler.start();
    starter =
        (feed, trigger, scheduledFor) -> {
          record(feed, trigger, scheduledFor);
          now = now.plusSeconds(3_600);
          alarms.ring("feed/a");
          return true;
        };
    now = Instant.parse("2026-11-23T13:00:00Z");
    alarms.ring("feed/a");

    assertThat(started).containsExactly("a SCHEDULE 2026-11-23T13:00:00Z");
    ScheduleState state = scheduler.state("a").orElseThrow();
    assertThat(state.skipped()).isEqualTo("2026-11-23T14:00:00Z");
    assertThat(state.running()).isNull();
    assertThat(alarms.when("feed/a")).isEqualTo("2026-11-23T15:00:00Z");
    restartAt("2026-11-23T14:30:00Z");
    assertThat(started).hasSize(1);
  }

  @Test
  void aFeedThatAPersonRunsJustNowIsSkippedToo() {
    feeds.put("a", feed("a", true, DAILY_AT_SIX));
    FeedScheduler scheduler = scheduler();
    scheduler.start();
    starter = (feed, trigger, scheduledFor) -> false;
    now = Instant.parse("2026-11-24T06:00:00Z");
    alarms.ring("feed/a");
    assertThat(scheduler.state("a").orElseThrow().skipped()).isEqualTo(now);
    assertThat(scheduler.state("a").orElseThrow().running()).isNull();
  }

  @Test
  void aFailingStartDoesNotStopTheNextFire() {
    feeds.put("a", feed("a", true, DAILY_AT_SIX));
    scheduler().start();
    starter =
        (feed, trigger, scheduledFor) -> {
          throw new IllegalStateException("for the test");
        };
    now = Instant.parse("2026-11-24T06:00:00Z");
    alarms.ring("feed/a");
    assertThat(alarms.when("feed/a")).isEqualTo("2026-11-25T06:00:00Z");
  }

  @Test
  void refreshFollowsEditsDisablingAndDeletion() {
    FeedScheduler scheduler = scheduler();
    scheduler.start();
    assertThat(scheduler.nextFire("a")).isEmpty();

    feeds.put("a", feed("a", true, DAILY_AT_SIX));
    scheduler.refresh("a");
    assertThat(scheduler.nextFire("a")).contains(Instant.parse("2026-11-24T06:00:00Z"));
    assertThat(alarms.waiting).containsKey("feed/a");

    feeds.put("a", feed("a", false, DAILY_AT_SIX));
    scheduler.refresh("a");
    assertThat(scheduler.nextFire("a")).isEmpty();
    assertThat(alarms.waiting).isEmpty();

    feeds.put("a", feed("a", true, "0 0 18 * * ?"));
    scheduler.refresh("a");
    assertThat(alarms.when("feed/a")).isEqualTo("2026-11-23T18:00:00Z");

    feeds.remove("a");
    scheduler.refresh("a");
    assertThat(alarms.waiting).isEmpty();
    assertThat(scheduler.state("a")).isEmpty();
  }

  @Test
  void aFireThatAnEndingProcessLeftIsMadeUpByTheNextStart() {
    feeds.put("a", feed("a", true, DAILY_AT_SIX));
    scheduler().start();
    starter =
        (feed, trigger, scheduledFor) -> {
          throw new StoaException(CoreError.SHUTTING_DOWN, "for the test");
        };
    restartAt("2026-11-24T06:00:01Z");
    starter = this::record;
    restartAt("2026-11-24T07:00:00Z");
    assertThat(started).containsExactly("a MISSED_SCHEDULE 2026-11-24T06:00:00Z");
  }

  @Test
  void oneFeedWithABrokenScheduleDoesNotStopTheOthers() {
    feeds.put("a", feed("a", true, "broken"));
    feeds.put("b", feed("b", true, DAILY_AT_SIX));
    scheduler().start();
    assertThat(alarms.waiting).containsOnlyKeys("feed/b");
  }

  private boolean record(String feed, Trigger trigger, Instant scheduledFor) {
    started.add(feed + " " + trigger + " " + scheduledFor);
    return true;
  }

  private boolean die(String feed, Trigger trigger, Instant scheduledFor) {
    record(feed, trigger, scheduledFor);
    throw new KilledError();
  }

  private static void dieWhile(Runnable work) {
    try {
      work.run();
    } catch (KilledError e) {
      // As if the process had ended here: nothing after it was done.
    }
  }

  private void restartAt(String instant) {
    now = Instant.parse(instant);
    alarms = new HandAlarms();
    scheduler().start();
    alarms.runAtOnce();
  }

  private FeedScheduler scheduler() {
    ScheduledFeeds stored =
        new ScheduledFeeds() {
          @Override
          public List<Feed> all() {
            return List.copyOf(feeds.values());
          }

          @Override
          public Optional<Feed> find(String code) {
            return Optional.ofNullable(feeds.get(code));
          }
        };
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            Instant read = now;
            now = now.plus(tick);
            return read;
          }
        };
    return new FeedScheduler(
        stored, replaceable(), new Schedules(QuartzCron::parse), alarms, store, clock);
  }

  private static Feed feed(String code, boolean enabled, String cron) {
    return Feed.named(code)
        .enabled(enabled)
        .requirementSet("google-merchant")
        .view(new Feed.View("web", "en_US", "EUR", null, Map.of()))
        .format("csv")
        .fileName("a.csv")
        .destination(new Feed.Destination("folder", Map.of()))
        .schedules(List.of(new Feed.Schedule(cron, ZoneOffset.UTC)))
        .build();
  }

  private static final class KilledError extends Error {
    private static final long serialVersionUID = 1L;
  }
}
