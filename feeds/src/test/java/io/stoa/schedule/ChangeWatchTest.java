package io.stoa.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun;
import io.stoa.feed.FeedRun.State;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.feed.FeedStanding;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeWatchTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final Map<String, Feed> feeds = new TreeMap<>();
  private final HandAlarms alarms = new HandAlarms();
  private final List<String> started = new ArrayList<>();
  private final Standings standings = new Standings();
  private Instant now = NOON;
  private State outcome = State.SUCCEEDED;

  /** One sequence of changes, and how far the one feed's ledger has come in it. */
  private static final class Standings implements FeedStandings {
    private int position;
    private int ledger;
    private @Nullable Instant look;
    private Consumer<FeedRun> listener = run -> {};

    @Override
    public Map<String, String> positions() {
      return Map.of("products", Integer.toString(position));
    }

    @Override
    public FeedStanding of(String feed) {
      return new FeedStanding(Map.of("products", Integer.toString(ledger)), look);
    }

    @Override
    public void afterEachRun(Consumer<FeedRun> taking) {
      listener = taking;
    }
  }

  private final class Now extends Clock {
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
      return now;
    }
  }

  private ChangeWatch watch() {
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
    return new ChangeWatch(stored, this::start, standings, alarms, new Now());
  }

  private boolean start(String feed, Trigger trigger, Instant scheduledFor) {
    started.add(
        feed + " " + trigger + " " + NOON.until(now, java.time.temporal.ChronoUnit.SECONDS));
    if (outcome == State.SUCCEEDED) {
      standings.ledger = standings.position;
    }
    standings.listener.accept(run(feed));
    return true;
  }

  private FeedRun run(String feed) {
    return new FeedRun(
        "run",
        feed,
        Trigger.CHANGE,
        outcome,
        null,
        now,
        now,
        Map.of(),
        List.of(),
        null,
        List.of(),
        FeedRun.Mode.USUAL,
        null,
        null);
  }

  private static Feed feed(Feed.@Nullable OnChange onChange) {
    return Feed.named("a")
        .label("A")
        .requirementSet("google-merchant")
        .view(new Feed.View("web", "en_US", "USD", null, Map.of()))
        .format("tsv")
        .fileName("a.tsv")
        .destination(new Feed.Destination("folder", Map.of()))
        .onChange(onChange)
        .build();
  }

  /** Lets the time go on in steps of two seconds. */
  private void seconds(int count) {
    for (int i = 0; i < count / 2; i++) {
      now = now.plusSeconds(2);
      alarms.ring("changes/tick");
      alarms.runAtOnce();
    }
  }

  @Test
  void editsAreTakenTogetherUntilTheyComeToRest() {
    feeds.put("a", feed(new Feed.OnChange(10)));
    watch().start();
    seconds(60);
    assertThat(started).isEmpty();
    standings.position++;
    seconds(8);
    standings.position++;
    seconds(10);
    assertThat(started).isEmpty();
    seconds(2);
    assertThat(started).containsExactly("a CHANGE 80");
    seconds(200);
    assertThat(started).hasSize(1);
  }

  @Test
  void whileEditsGoOnWithoutAPauseItRunsNowAndThen() {
    feeds.put("a", feed(new Feed.OnChange(10)));
    watch().start();
    for (int i = 0; i < 150; i++) {
      standings.position++;
      seconds(2);
    }
    assertThat(started).containsExactly("a CHANGE 102", "a CHANGE 204");
  }

  @Test
  void whatChangedWhileTheProcessWasDownIsRunFor() {
    feeds.put("a", feed(new Feed.OnChange(0)));
    standings.position = 3;
    watch().start();
    seconds(2);
    assertThat(started).containsExactly("a CHANGE 2");
  }

  @Test
  void aFailedRunIsTriedAgainAndAHeldOneWaitsForEdits() {
    feeds.put("a", feed(new Feed.OnChange(0)));
    watch().start();
    outcome = State.FAILED;
    standings.position++;
    seconds(290);
    assertThat(started).containsExactly("a CHANGE 2");
    outcome = State.HELD;
    seconds(600);
    assertThat(started).containsExactly("a CHANGE 2", "a CHANGE 302");
    outcome = State.SUCCEEDED;
    standings.position++;
    seconds(2);
    assertThat(started).hasSize(3);
  }

  @Test
  void whatChangedAfterAHeldRunBeganIsRunForAlsoWhenItIsToldOfLate() {
    feeds.put("a", feed(new Feed.OnChange(10)));
    watch().start();
    outcome = State.HELD;
    standings.position++;
    seconds(20);
    FeedRun held = run("a");
    seconds(20);
    standings.position++;
    seconds(4);
    standings.listener.accept(held);
    seconds(20);
    assertThat(started).containsExactly("a CHANGE 12", "a CHANGE 52");
  }

  @Test
  void itRunsAtTheInstantAtWhichAnItemChangesByItself() {
    feeds.put("a", feed(new Feed.OnChange(10)));
    standings.look = NOON.plusSeconds(3_600);
    watch().start();
    assertThat(alarms.when("look/a")).isEqualTo(NOON.plusSeconds(3_600));
    now = NOON.plusSeconds(3_600);
    standings.look = null;
    alarms.ring("look/a");
    assertThat(started).containsExactly("a CHANGE 3600");
    assertThat(alarms.waiting).doesNotContainKey("look/a");
  }

  @Test
  void nothingIsDoneForFeedsThatDoNotWantIt() {
    feeds.put("a", feed(null));
    ChangeWatch watch = watch();
    watch.start();
    assertThat(alarms.waiting).isEmpty();
    feeds.put("a", feed(new Feed.OnChange(10)));
    watch.refresh("a");
    assertThat(alarms.waiting).containsOnlyKeys("changes/tick");
    feeds.clear();
    watch.refresh("a");
    assertThat(alarms.waiting).isEmpty();
  }
}
