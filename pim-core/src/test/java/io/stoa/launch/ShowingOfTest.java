package io.stoa.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.launch.Recurring.Every;
import io.stoa.launch.Showing.State;
import io.stoa.search.Filter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A simulated clock walks over the boundaries; nothing waits. */
class ShowingOfTest {
  private static final Outlet INSTAGRAM = new Outlet("instagram", "social");
  private static final Outlet GOOGLE = new Outlet("google", "web");
  private static final Outlet SHOP = new Outlet("shop", "web");
  private static final Timing NIGHT = once("2026-03-28T20:00", "2026-03-29T20:00", "Europe/Berlin");

  @Test
  void aProductOfNoLaunchIsFree() {
    assertThat(ShowingOf.of(List.of(), SHOP, at("2026-01-01T00:00:00Z"))).isEqualTo(Showing.FREE);
  }

  @Test
  void aProductIsShownInTheWindowOnlyAndThenOnlyWhereTheLaunchSays() {
    Launch launch = launch("drop", NIGHT, List.of("instagram"), List.of(), null);

    Showing before = showing(launch, INSTAGRAM, "2026-03-28T18:59:59Z");
    assertThat(before.state()).isEqualTo(State.UPCOMING);
    assertThat(before.changes()).isEqualTo(at("2026-03-28T19:00:00Z"));
    assertThat(before.reason()).contains("drop").contains("on 2026-03-28 at 19:00:00 UTC");

    Showing open = showing(launch, INSTAGRAM, "2026-03-28T19:00:00Z");
    assertThat(open.shown()).isTrue();
    assertThat(open.changes()).isEqualTo(at("2026-03-29T18:00:00Z"));

    Showing over = showing(launch, INSTAGRAM, "2026-03-29T18:00:00Z");
    assertThat(over.state()).isEqualTo(State.OVER);
    assertThat(over.changes()).isNull();

    for (String when : List.of("2026-03-28T18:59:59Z", "2026-03-29T12:00:00Z")) {
      Showing elsewhere = showing(launch, SHOP, when);
      assertThat(elsewhere.state()).isEqualTo(State.ELSEWHERE);
      assertThat(elsewhere.changes()).isNull();
    }
  }

  @Test
  void aChannelThatIsNamedShowsItInAllItsFeeds() {
    Launch launch = launch("drop", NIGHT, List.of(), List.of("WEB"), null);

    assertThat(showing(launch, GOOGLE, "2026-03-29T10:00:00Z").shown()).isTrue();
    assertThat(showing(launch, SHOP, "2026-03-29T10:00:00Z").shown()).isTrue();
    assertThat(showing(launch, INSTAGRAM, "2026-03-29T10:00:00Z").shown()).isFalse();
  }

  @Test
  void twoZonesOpenAndCloseEachByItsOwnClocks() {
    Launch berlin =
        launch(
            "berlin",
            once("2026-10-25T02:30", "2026-10-25T03:00", "Europe/Berlin"),
            List.of("shop"),
            List.of(),
            null);
    Launch newYork =
        launch(
            "new-york",
            once("2026-10-25T02:30", "2026-10-25T03:00", "America/New_York"),
            List.of("shop"),
            List.of(),
            null);
    List<Launch> both = List.of(berlin, newYork);

    assertThat(boundaries(both, SHOP, "2026-10-24T12:00:00Z"))
        .containsExactly(
            "2026-10-25T00:30:00Z open",
            "2026-10-25T02:00:00Z closed",
            "2026-10-25T06:30:00Z open",
            "2026-10-25T07:00:00Z closed");
  }

  @Test
  void aRecurrenceOpensAgain() {
    Timing monthly =
        new Recurring(
            Every.MONTH,
            List.of(17),
            LocalTime.MIDNIGHT,
            Lasting.parse("PT24H"),
            ZoneId.of("America/New_York"),
            null,
            LocalDate.of(2026, 11, 30));

    assertThat(
            boundaries(
                List.of(launch("drop", monthly, List.of("shop"), List.of(), null)),
                SHOP,
                "2026-10-01T00:00:00Z"))
        .containsExactly(
            "2026-10-17T04:00:00Z open",
            "2026-10-18T04:00:00Z closed",
            "2026-11-17T05:00:00Z open",
            "2026-11-18T05:00:00Z closed");
  }

  @Test
  void aLaunchThatIsOverKeepsNothingFromALaterOne() {
    Launch past =
        launch(
            "past",
            once("2026-01-01T00:00", "2026-01-02T00:00", "UTC"),
            List.of("shop"),
            List.of(),
            null);
    Launch later =
        launch(
            "later",
            once("2026-06-01T00:00", "2026-06-02T00:00", "UTC"),
            List.of("shop"),
            List.of(),
            5);

    Showing between = ShowingOf.of(List.of(past, later), SHOP, at("2026-03-01T00:00:00Z"));
    assertThat(between.state()).isEqualTo(State.UPCOMING);
    assertThat(between.launches()).containsExactly("later");

    Showing open = ShowingOf.of(List.of(past, later), SHOP, at("2026-06-01T12:00:00Z"));
    assertThat(open.shown()).isTrue();
    assertThat(open.limit()).isEqualTo(5);
  }

  @Test
  void ofTwoThatAreOpenTheLowerLimitCounts() {
    Launch five = launch("five", NIGHT, List.of("shop"), List.of(), 5);
    Launch nine = launch("nine", NIGHT, List.of(), List.of("web"), 9);
    Launch any = launch("any", NIGHT, List.of("shop"), List.of(), null);

    assertThat(ShowingOf.of(List.of(nine, any, five), SHOP, at("2026-03-29T10:00:00Z")).limit())
        .isEqualTo(5);
  }

  @Test
  void aDisabledLaunchHasNoSay() {
    Launch draft =
        new Launch(
            "drop", "Drop", false, NIGHT, Filter.ALL, List.of("shop"), List.of(), true, null);

    assertThat(showing(draft, INSTAGRAM, "2026-03-01T00:00:00Z")).isEqualTo(Showing.FREE);
  }

  /** What happens at each instant that is foretold, and that nothing is at those between. */
  private static List<String> boundaries(List<Launch> launches, Outlet outlet, String from) {
    List<String> seen = new ArrayList<>();
    Showing showing = ShowingOf.of(launches, outlet, at(from));
    while (showing.changes() != null) {
      Instant when = showing.changes();
      assertThat(ShowingOf.of(launches, outlet, when.minusMillis(1)).shown())
          .isEqualTo(showing.shown());
      showing = ShowingOf.of(launches, outlet, when);
      seen.add(when + (showing.shown() ? " open" : " closed"));
    }
    return seen;
  }

  private static Showing showing(Launch launch, Outlet outlet, String when) {
    return ShowingOf.of(List.of(launch), outlet, at(when));
  }

  private static Timing once(String start, String end, String zone) {
    return new Timing.Once(LocalDateTime.parse(start), LocalDateTime.parse(end), ZoneId.of(zone));
  }

  private static Launch launch(
      String code,
      Timing timing,
      List<String> feeds,
      List<String> channels,
      @Nullable Integer limit) {
    return new Launch(code, code, true, timing, Filter.ALL, feeds, channels, true, limit);
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
