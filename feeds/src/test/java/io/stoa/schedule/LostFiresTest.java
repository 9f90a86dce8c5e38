package io.stoa.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.schedule.quartz.QuartzCron;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LostFiresTest {
  private static final Instant SIX = Instant.parse("2026-11-24T06:00:00Z");
  private static final ScheduleState BEFORE =
      ScheduleState.fresh("a", "0 0 6 * * ? Z", Instant.parse("2026-11-23T12:00:00Z"));

  private boolean running;
  private final FeedStarter starter =
      new FeedStarter() {
        @Override
        public boolean start(String feed, Trigger trigger, Instant scheduledFor) {
          throw new AssertionError("Nothing is started here.");
        }

        @Override
        public boolean isRunning(String feed) {
          return running;
        }
      };
  private final LostFires lost = new LostFires(starter, new Schedules(QuartzCron::parse));

  @Test
  void anAlarmThatShouldHaveRungIsRungAgain() {
    assertThat(lost.of(daily(true), BEFORE, SIX.minusSeconds(1))).isEmpty();
    assertThat(lost.of(daily(true), BEFORE, SIX.plusSeconds(5))).as("it may be late").isEmpty();
    assertThat(lost.of(daily(true), BEFORE, SIX.plusSeconds(20))).contains(SIX);
    assertThat(lost.of(daily(false), BEFORE, SIX.plusSeconds(20))).isEmpty();
    ScheduleState kept = BEFORE.began(SIX).ended(SIX);
    assertThat(lost.of(daily(true), kept, SIX.plusSeconds(20))).isEmpty();
  }

  @Test
  void aFireThatWasBegunAndThatNobodyRunsIsRungAgainOnceThatWasSeenTwice() {
    ScheduleState begun = BEFORE.began(SIX);
    assertThat(lost.of(daily(true), begun, SIX.plusSeconds(1))).isEmpty();
    running = true;
    assertThat(lost.of(daily(true), begun, SIX.plusSeconds(21))).isEmpty();
    running = false;
    assertThat(lost.of(daily(true), begun, SIX.plusSeconds(41))).isEmpty();
    assertThat(lost.of(daily(true), begun, SIX.plusSeconds(61))).contains(SIX);
    assertThat(lost.of(daily(true), begun.ended(), SIX.plusSeconds(81))).isEmpty();
  }

  private static Feed daily(boolean enabled) {
    return Feed.named("a")
        .enabled(enabled)
        .requirementSet("google-merchant")
        .view(new Feed.View("web", "en_US", "EUR", null, Map.of()))
        .format("csv")
        .fileName("a.csv")
        .destination(new Feed.Destination("folder", Map.of()))
        .schedules(List.of(new Feed.Schedule("0 0 6 * * ?", ZoneOffset.UTC)))
        .build();
  }
}
