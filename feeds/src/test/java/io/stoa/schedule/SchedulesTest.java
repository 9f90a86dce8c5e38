package io.stoa.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stoa.error.Violation;
import io.stoa.feed.Feed;
import io.stoa.schedule.quartz.QuartzCron;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clock changes of 2026: Berlin 29 March 02:00 -> 03:00 and 25 October 03:00 -> 02:00; New York 8
 * March 02:00 -> 03:00 and 1 November 02:00 -> 01:00 (tz database).
 */
class SchedulesTest {
  private final Schedules schedules = new Schedules(QuartzCron::parse);

  @Test
  void aDailyTimeFollowsTheZonesOwnClockOverTheYear() {
    assertThat(fires("0 30 6 * * ?", "Europe/Berlin", "2026-03-27T12:00:00Z", 3))
        .containsExactly("2026-03-28T05:30:00Z", "2026-03-29T04:30:00Z", "2026-03-30T04:30:00Z");
  }

  @Test
  void aTimeThatIsSkippedFiresOnceAtTheChange() {
    assertThat(fires("0 30 2 * * ?", "Europe/Berlin", "2026-03-28T00:00:00Z", 3))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
    assertThat(fires("0 30 2 * * ?", "America/New_York", "2026-03-07T12:00:00Z", 2))
        .containsExactly("2026-03-08T07:00:00Z", "2026-03-09T06:30:00Z");
  }

  @Test
  void severalSkippedTimesAndOneAtTheChangeAreOneFire() {
    assertThat(fires("0 15,45 2,3 * * ?", "Europe/Berlin", "2026-03-28T12:00:00Z", 3))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z", "2026-03-29T01:45:00Z");
    assertThat(fires("0 0 2,3 * * ?", "Europe/Berlin", "2026-03-28T12:00:00Z", 2))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z");
  }

  @Test
  void aTimeThatComesTwiceFiresTheFirstTimeOnly() {
    assertThat(fires("0 30 2 * * ?", "Europe/Berlin", "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    assertThat(fires("0 30 1 * * ?", "America/New_York", "2026-10-31T12:00:00Z", 2))
        .containsExactly("2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z");
    assertThat(fires("0 0 2,3 * * ?", "Europe/Berlin", "2026-10-24T12:00:00Z", 3))
        .containsExactly("2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z", "2026-10-26T01:00:00Z");
  }

  @Test
  void askedWithinTheSecondPassATimeOfThatHourWaitsForTheNextDay() {
    assertThat(fires("0 30 2 * * ?", "Europe/Berlin", "2026-10-25T01:10:00Z", 1))
        .containsExactly("2026-10-26T01:30:00Z");
  }

  @Test
  void aPaceGoesOnThroughBothChanges() {
    assertEvery(Duration.ofHours(1), "0 0 * * * ?", "Europe/Berlin", "2026-03-28T22:00:00Z");
    assertEvery(Duration.ofHours(1), "0 0 * * * ?", "Europe/Berlin", "2026-10-24T22:00:00Z");
    assertEvery(Duration.ofMinutes(20), "0 0/20 * * * ?", "Europe/Berlin", "2026-10-24T22:00:00Z");
    assertEvery(Duration.ofHours(1), "0 30 * * * ?", "Europe/Berlin", "2026-03-28T22:30:00Z");
    assertEvery(Duration.ofHours(1), "0 0 * * * ?", "America/New_York", "2026-11-01T03:00:00Z");
    assertEvery(
        Duration.ofMinutes(15), "0 0/15 * * * ?", "America/New_York", "2026-03-08T05:00:00Z");
  }

  @Test
  void aZoneWithoutChangesIsPlain() {
    assertThat(fires("0 0 9 * * ?", "Asia/Shanghai", "2026-11-23T00:00:00Z", 2))
        .containsExactly("2026-11-23T01:00:00Z", "2026-11-24T01:00:00Z");
  }

  @Test
  void ofSeveralSchedulesTheFirstToFireCounts() {
    List<Feed.Schedule> both =
        List.of(
            new Feed.Schedule("0 0 6 * * ?", ZoneId.of("Europe/Berlin")),
            new Feed.Schedule("0 0 6 * * ?", ZoneId.of("Asia/Shanghai")));
    assertThat(schedules.next(both, Instant.parse("2026-11-23T12:00:00Z")))
        .contains(Instant.parse("2026-11-23T22:00:00Z"));
    assertThat(schedules.next(List.of(), Instant.EPOCH)).isEmpty();
  }

  @Test
  void theLatestFireIsFoundFarBackAndNotBeforeTheGivenInstant() {
    List<Feed.Schedule> yearly = List.of(schedule("0 0 6 1 2 ?", "UTC"));
    Instant now = Instant.parse("2026-11-23T12:00:00Z");
    assertThat(schedules.latest(yearly, Instant.parse("2020-01-01T00:00:00Z"), now))
        .contains(Instant.parse("2026-02-01T06:00:00Z"));
    assertThat(schedules.latest(yearly, Instant.parse("2026-02-01T06:00:00Z"), now)).isEmpty();
    assertThat(schedules.latest(List.of(schedule("* * * * * ?", "UTC")), Instant.EPOCH, now))
        .contains(now);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "daily",
        "0 30 6 * *",
        "30 6 * * *",
        "0 61 6 * * ?",
        "0 0 6 * * * *",
        "? ? ? ? ? ?",
        "0 0 6 L- * ?",
        "0 0 6 ? * 8",
        "0 0 6 ? * MON#9"
      })
  void whatIsNoCronExpressionIsAViolation(String cron) {
    assertThat(schedules.check(List.of(schedule(cron, "UTC"))))
        .extracting(Violation::field, Violation::rule)
        .containsExactly(tuple("schedules[0].cron", "cron"));
  }

  @Test
  void whatNeverFiresIsAViolation() {
    assertThat(schedules.check(List.of(schedule("0 0 6 30 2 ?", "UTC"))))
        .extracting(Violation::rule)
        .containsExactly("never_fires");
    assertThat(schedules.check(List.of(schedule("0 0 6 1 1 ? 2020", "UTC"))))
        .extracting(Violation::rule)
        .containsExactly("never_fires");
  }

  @Test
  void bothTheExpressionAndTheZoneAreChecked() {
    assertThat(schedules.check("daily", "Mars/Olympus"))
        .extracting(Violation::field)
        .containsExactly("cron", "zone");
    assertThat(schedules.check("0 30 6 ? * MON-FRI", "Europe/Berlin")).isEmpty();
  }

  private void assertEvery(Duration pace, String cron, String zone, String from) {
    Instant start = Instant.parse(from);
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 24; i++) {
      expected.add(start.plus(pace.multipliedBy(i)).toString());
    }
    assertThat(fires(cron, zone, from, 24)).isEqualTo(expected);
  }

  private List<String> fires(String cron, String zone, String after, int count) {
    List<String> fires = new ArrayList<>();
    Instant at = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      at = schedules.next(List.of(schedule(cron, zone)), at).orElseThrow();
      fires.add(at.toString());
    }
    return fires;
  }

  private static Feed.Schedule schedule(String cron, String zone) {
    return new Feed.Schedule(cron, ZoneId.of(zone));
  }
}
