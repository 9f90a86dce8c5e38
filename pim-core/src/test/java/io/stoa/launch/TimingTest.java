package io.stoa.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.json.Json;
import io.stoa.launch.Recurring.Every;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void aWindowIsOnTheWallClockOfItsZone() {
    assertThat(once("2026-12-24T18:00", "2026-12-26T00:00", BERLIN).window())
        .contains(window("2026-12-24T17:00:00Z", "2026-12-25T23:00:00Z"));
    assertThat(once("2026-12-24T18:00", "2026-12-26T00:00", NEW_YORK).window())
        .contains(window("2026-12-24T23:00:00Z", "2026-12-26T05:00:00Z"));
  }

  @Test
  void aWindowOverTheNightOfTheChangeIsAnHourShorterOrLonger() {
    assertThat(length(once("2026-03-28T12:00", "2026-03-29T12:00", BERLIN)))
        .isEqualTo(Duration.ofHours(23));
    assertThat(length(once("2026-10-24T12:00", "2026-10-25T12:00", BERLIN)))
        .isEqualTo(Duration.ofHours(25));
    assertThat(length(once("2026-03-07T12:00", "2026-03-08T12:00", NEW_YORK)))
        .isEqualTo(Duration.ofHours(23));
    assertThat(length(once("2026-10-31T12:00", "2026-11-01T12:00", NEW_YORK)))
        .isEqualTo(Duration.ofHours(25));
  }

  @Test
  void aTimeThatIsSkippedIsTheMomentOfTheChange() {
    assertThat(once("2026-03-29T02:30", "2026-03-29T06:00", BERLIN).window())
        .contains(window("2026-03-29T01:00:00Z", "2026-03-29T04:00:00Z"));
    assertThat(once("2026-03-08T00:00", "2026-03-08T02:15", NEW_YORK).window())
        .contains(window("2026-03-08T05:00:00Z", "2026-03-08T07:00:00Z"));
  }

  @Test
  void aTimeThatComesTwiceIsTheFirst() {
    assertThat(once("2026-10-25T02:30", "2026-10-25T03:00", BERLIN).window())
        .contains(window("2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z"));
    assertThat(once("2026-11-01T01:00", "2026-11-01T01:30", NEW_YORK).window())
        .contains(window("2026-11-01T05:00:00Z", "2026-11-01T05:30:00Z"));
  }

  @Test
  void aWindowInsideTheSkippedHourIsNone() {
    assertThat(once("2026-03-29T02:10", "2026-03-29T02:50", BERLIN).window()).isEmpty();
    assertThat(once("2026-10-25T02:50", "2026-10-25T02:10", BERLIN).window()).isEmpty();
  }

  @Test
  void theSeventeenthOfEachMonthComesInWinterAndInSummer() {
    Recurring drop = monthly(List.of(17), "00:00", "PT24H", BERLIN);

    assertThat(drop.coming(at("2026-02-20T00:00:00Z"), 2))
        .containsExactly(
            window("2026-03-16T23:00:00Z", "2026-03-17T23:00:00Z"),
            window("2026-04-16T22:00:00Z", "2026-04-17T22:00:00Z"));
    assertThat(drop.at(at("2026-03-16T22:59:59Z"))).isEmpty();
    assertThat(drop.at(at("2026-03-16T23:00:00Z"))).isPresent();
    assertThat(drop.at(at("2026-03-17T22:59:59Z"))).isPresent();
    assertThat(drop.at(at("2026-03-17T23:00:00Z"))).isEmpty();
  }

  @Test
  void aCalendarDayEndsAtMidnightWhile24HoursDoNot() {
    Instant summer = at("2026-10-01T00:00:00Z");

    assertThat(monthly(List.of(25), "00:00", "P1D", BERLIN).next(summer))
        .contains(window("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"));
    assertThat(monthly(List.of(25), "00:00", "PT24H", BERLIN).next(summer))
        .contains(window("2026-10-24T22:00:00Z", "2026-10-25T22:00:00Z"));
    assertThat(monthly(List.of(8), "00:00", "P1D", NEW_YORK).next(at("2026-03-01T00:00:00Z")))
        .contains(window("2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"));
  }

  @Test
  void aRecurrenceInTheSkippedHourStartsAtTheChangeAndLastsItsHours() {
    Recurring nightly =
        new Recurring(
            Every.DAY, List.of(), LocalTime.of(2, 30), Lasting.parse("PT1H"), BERLIN, null, null);

    assertThat(nightly.coming(at("2026-03-28T03:00:00Z"), 2))
        .containsExactly(
            window("2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z"),
            window("2026-03-30T00:30:00Z", "2026-03-30T01:30:00Z"));
    assertThat(nightly.coming(at("2026-10-24T03:00:00Z"), 2))
        .containsExactly(
            window("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
            window("2026-10-26T01:30:00Z", "2026-10-26T02:30:00Z"));
  }

  @Test
  void aMonthWithoutTheDayHasNoWindowAndEachHasALastDay() {
    Instant february = at("2026-02-01T00:00:00Z");
    ZoneId utc = ZoneId.of("UTC");

    assertThat(monthly(List.of(31), "10:00", "PT1H", utc).next(february))
        .contains(window("2026-03-31T10:00:00Z", "2026-03-31T11:00:00Z"));
    assertThat(monthly(List.of(Recurring.LAST_DAY), "10:00", "PT1H", utc).next(february))
        .contains(window("2026-02-28T10:00:00Z", "2026-02-28T11:00:00Z"));
  }

  @Test
  void aWeeklyWindowReachesOverMidnight() {
    Recurring fridays =
        new Recurring(
            Every.WEEK,
            List.of(5),
            LocalTime.of(22, 0),
            Lasting.parse("PT4H"),
            NEW_YORK,
            LocalDate.of(2026, 11, 27),
            LocalDate.of(2026, 12, 4));

    assertThat(fridays.coming(at("2026-11-01T00:00:00Z"), 5))
        .containsExactly(
            window("2026-11-28T03:00:00Z", "2026-11-28T07:00:00Z"),
            window("2026-12-05T03:00:00Z", "2026-12-05T07:00:00Z"));
    assertThat(fridays.at(at("2026-12-05T06:59:00Z"))).isPresent();
    assertThat(fridays.next(at("2026-12-05T03:00:00Z"))).isEmpty();
  }

  @Test
  void ofWindowsThatOverlapTheOneThatEndsLastCounts() {
    Recurring daily =
        new Recurring(
            Every.DAY,
            List.of(),
            LocalTime.MIDNIGHT,
            Lasting.parse("P2D"),
            ZoneId.of("UTC"),
            null,
            null);

    assertThat(daily.at(at("2026-05-05T12:00:00Z")))
        .contains(window("2026-05-05T00:00:00Z", "2026-05-07T00:00:00Z"));
  }

  @Test
  void timingsAreReadAsTheyAreWritten() {
    Timing drop = monthly(List.of(17), "00:00", "P1DT6H", BERLIN);
    Timing once = once("2026-12-24T18:00", "2026-12-26T00:00", NEW_YORK);

    assertThat(Json.read(Json.write(drop), Timing.class)).isEqualTo(drop);
    assertThat(Json.read(Json.write(once), Timing.class)).isEqualTo(once);
  }

  @Test
  void howLongItLastsIsDaysAndTime() {
    assertThat(Lasting.parse("P1W")).isEqualTo(new Lasting(7, Duration.ZERO));
    assertThat(Lasting.parse("P1DT2H30M")).hasToString("P1DT2H30M");
    assertThat(Lasting.parse("PT24H")).hasToString("PT24H");
    assertThat(Lasting.parse("P3D")).hasToString("P3D");
    assertThatThrownBy(() -> Lasting.parse("P1M")).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> Lasting.parse("a day")).isInstanceOf(DateTimeException.class);
  }

  private static Timing.Once once(String start, String end, ZoneId zone) {
    return new Timing.Once(LocalDateTime.parse(start), LocalDateTime.parse(end), zone);
  }

  private static Recurring monthly(List<Integer> days, String at, String lasts, ZoneId zone) {
    return new Recurring(
        Every.MONTH, days, LocalTime.parse(at), Lasting.parse(lasts), zone, null, null);
  }

  private static Duration length(Timing.Once once) {
    Window window = once.window().orElseThrow();
    return Duration.between(window.start(), window.end());
  }

  private static Window window(String start, String end) {
    return new Window(at(start), at(end));
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
