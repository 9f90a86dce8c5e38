package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.feed.FeedRun.Trigger;
import io.stoa.launch.Lasting;
import io.stoa.launch.Launch;
import io.stoa.launch.Recurring;
import io.stoa.launch.Recurring.Every;
import io.stoa.launch.Timing;
import io.stoa.mapping.Shirt;
import io.stoa.schedule.FeedStarter;
import io.stoa.schedule.HandAlarms;
import io.stoa.schedule.LaunchBoundaries;
import io.stoa.search.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files come and go at the boundaries of launches; a clock and alarms are set by hand. */
@SuppressWarnings("NullAway.Init")
class LaunchRunTest {
  private static final String ALARM = "launch/next";
  private static final String BERLIN = "Europe/Berlin";
  private static final String NEW_YORK = "America/New_York";

  @TempDir Path folder;
  private Workshop workshop;
  private HandAlarms alarms;
  private LaunchBoundaries boundaries;

  @BeforeEach
  void open() throws IOException {
    workshop = new Workshop(folder);
    workshop.put(Shirt.of("berlin-shirt"), Shirt.of("york-shirt"), Shirt.of("usual-shirt"));
    workshop.save(feed("berlin", "meta-catalog", "csv", Map.of()));
    workshop.save(feed("york", "meta-catalog", "csv", Map.of()));
    start();
  }

  private void start() {
    alarms = new HandAlarms();
    boundaries =
        new LaunchBoundaries(
            workshop.launches,
            workshop.outlets,
            FeedStarter.of(workshop.running),
            alarms,
            workshop.store,
            workshop.time);
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void twoLaunchesOpenAndCloseEachByTheClocksOfItsZoneOverTheirChange() throws IOException {
    save("b", once("2026-10-24T20:00", "2026-10-25T20:00", BERLIN), "berlin-shirt", "berlin");
    save("y", once("2026-10-31T20:00", "2026-11-01T20:00", NEW_YORK), "york-shirt", "york");
    begin("2026-10-20T00:00:00Z");
    assertThat(shirts("berlin")).containsExactly("usual-shirt");
    assertThat(shirts("york")).containsExactly("usual-shirt");

    // 25 hours in Berlin, where the clocks went back in the night.
    assertThat(ring()).isEqualTo("2026-10-24T18:00:00Z");
    assertThat(shirts("berlin")).containsExactly("berlin-shirt", "usual-shirt");
    assertThat(ring()).isEqualTo("2026-10-25T19:00:00Z");
    assertThat(shirts("berlin")).containsExactly("usual-shirt");
    assertThat(shirts("york")).containsExactly("usual-shirt");

    // A week later 25 hours in New York.
    assertThat(ring()).isEqualTo("2026-11-01T00:00:00Z");
    assertThat(shirts("york")).containsExactly("usual-shirt", "york-shirt");
    assertThat(ring()).isEqualTo("2026-11-02T01:00:00Z");
    assertThat(shirts("york")).containsExactly("usual-shirt");
    assertThat(alarms.waiting).isEmpty();
    assertThat(deliveries("berlin")).isEqualTo(3);
    assertThat(deliveries("york")).isEqualTo(3);
  }

  @Test
  void aStartInTheSkippedHourOpensAtTheChangeAndTheLostHourIsLost() throws IOException {
    save("b", once("2026-03-29T02:30", "2026-03-29T04:00", BERLIN), "berlin-shirt", "berlin");
    save("y", once("2026-03-08T01:30", "2026-03-08T03:30", NEW_YORK), "york-shirt", "york");
    begin("2026-03-01T00:00:00Z");

    assertThat(ring()).isEqualTo("2026-03-08T06:30:00Z");
    assertThat(shirts("york")).contains("york-shirt");
    assertThat(ring()).isEqualTo("2026-03-08T07:30:00Z");
    assertThat(shirts("york")).doesNotContain("york-shirt");
    assertThat(ring()).isEqualTo("2026-03-29T01:00:00Z");
    assertThat(shirts("berlin")).contains("berlin-shirt");
    assertThat(ring()).isEqualTo("2026-03-29T02:00:00Z");
    assertThat(shirts("berlin")).doesNotContain("berlin-shirt");
  }

  @Test
  void theSeventeenthOfEachMonthComesAgain() throws IOException {
    Recurring monthly =
        new Recurring(
            Every.MONTH,
            List.of(17),
            LocalTime.MIDNIGHT,
            Lasting.parse("PT24H"),
            ZoneId.of(NEW_YORK),
            null,
            null);
    save("drop", monthly, "york-shirt", "york");
    begin("2026-10-01T00:00:00Z");

    for (String opens : List.of("2026-10-17T04:00:00Z", "2026-11-17T05:00:00Z")) {
      assertThat(ring()).isEqualTo(opens);
      assertThat(shirts("york")).contains("york-shirt");
      assertThat(ring()).isEqualTo(Instant.parse(opens).plus(Duration.ofHours(24)).toString());
      assertThat(shirts("york")).doesNotContain("york-shirt");
    }
  }

  @Test
  void aBoundaryThatPassedWhileNobodyWasThereIsMadeUp() throws IOException {
    save("b", once("2026-12-01T09:00", "2026-12-24T18:00", BERLIN), "berlin-shirt", "berlin");
    begin("2026-11-30T00:00:00Z");

    workshop.time.set(Instant.parse("2026-12-03T12:00:00Z"));
    start();
    boundaries.start();
    alarms.runAtOnce();
    assertThat(shirts("berlin")).contains("berlin-shirt");
    assertThat(deliveries("york")).isEqualTo(1);
    assertThat(workshop.runs.latest("berlin").orElseThrow().trigger())
        .isEqualTo(Trigger.MISSED_SCHEDULE);

    // The next start finds nothing to make up.
    start();
    boundaries.start();
    alarms.runAtOnce();
    assertThat(deliveries("berlin")).isEqualTo(2);
    assertThat(ring()).isEqualTo("2026-12-24T17:00:00Z");
    assertThat(shirts("berlin")).doesNotContain("berlin-shirt");
  }

  @Test
  void aRunThatDiedAtTheBoundaryIsBegunAgain() throws IOException {
    save("b", once("2026-12-01T09:00", "2026-12-24T18:00", BERLIN), "berlin-shirt", "berlin");
    begin("2026-11-30T00:00:00Z");

    workshop.time.set(Instant.parse("2026-12-01T08:00:00Z"));
    alarms.ring(ALARM);
    // What was to be done at once dies with the process.
    start();
    boundaries.start();
    alarms.runAtOnce();
    assertThat(shirts("berlin")).contains("berlin-shirt");
  }

  @Test
  void aFeedThatIsBeingRunAtTheBoundaryIsRunOnceMore() throws IOException {
    save("b", once("2026-12-01T09:00", "2026-12-24T18:00", BERLIN), "berlin-shirt", "berlin");
    begin("2026-11-30T00:00:00Z");
    boolean[] busy = {true};
    FeedStarter starter = FeedStarter.of(workshop.running);
    boundaries =
        new LaunchBoundaries(
            workshop.launches,
            workshop.outlets,
            (feed, trigger, at) -> !busy[0] && starter.start(feed, trigger, at),
            alarms,
            workshop.store,
            workshop.time);
    boundaries.start();

    ring();
    assertThat(shirts("berlin")).doesNotContain("berlin-shirt");
    busy[0] = false;
    alarms.ring("launch-feed/berlin");
    assertThat(shirts("berlin")).contains("berlin-shirt");
  }

  @Test
  void whatIsExclusiveToOneFeedIsInNoOther() throws IOException {
    save("b", once("2026-12-01T09:00", "2026-12-24T18:00", BERLIN), "berlin-shirt", "berlin");
    begin("2026-12-10T00:00:00Z");

    assertThat(shirts("berlin")).containsExactly("berlin-shirt", "usual-shirt", "york-shirt");
    assertThat(shirts("york")).containsExactly("usual-shirt", "york-shirt");
    assertThat(workshop.preview.preview("york", "berlin-shirt").items().get(0).withheld())
        .contains("other feeds");
    assertThat(workshop.preview.preview("berlin", "berlin-shirt").items().get(0).withheld())
        .isNull();
  }

  @Test
  void anEditOfALaunchTouchesWhatItHeldAndWhatItHolds() throws IOException {
    Timing timing = once("2026-12-01T09:00", "2026-12-24T18:00", BERLIN);
    begin("2026-11-30T00:00:00Z");
    assertThat(shirts("berlin")).hasSize(3);

    save("b", timing, "berlin-shirt", "berlin");
    FeedRun run = workshop.running.run("berlin", Trigger.PERSON, null);
    assertThat(run.counts()).containsOnlyKeys(FeedRun.Outcome.WITHHELD);
    assertThat(shirts("berlin")).containsExactly("usual-shirt", "york-shirt");

    save("b", timing, "york-shirt", "berlin");
    workshop.running.run("berlin", Trigger.PERSON, null);
    assertThat(shirts("berlin")).containsExactly("berlin-shirt", "usual-shirt");

    workshop.launches.delete("b", null);
    workshop.running.run("berlin", Trigger.PERSON, null);
    assertThat(shirts("berlin")).hasSize(3);
  }

  @Test
  void aChannelThatWaitsByItselfHasTheItemBeforeWithItsStart() throws IOException {
    workshop.save(feed("google", "google-merchant", "tsv", Map.of()));
    save("g", once("2026-12-01T09:00", "2026-12-24T18:00", BERLIN), "berlin-shirt", "google");
    begin("2026-11-30T00:00:00Z");
    run("google");
    assertThat(line("google", "berlin-shirt"))
        .contains("preorder")
        .contains("2026-12-01T08:00:00Z");
    assertThat(workshop.preview.preview("google", "berlin-shirt").items().get(0).withheld())
        .isNull();

    ring();
    assertThat(line("google", "berlin-shirt"))
        .contains("in_stock")
        .doesNotContain("2026-12-01T08:00:00Z");
    ring();
    assertThat(shirts("google")).doesNotContain("berlin-shirt");
  }

  @Test
  void whoeverDoesNotWantItAheadHasItAtTheStart() throws IOException {
    workshop.save(feed("google", "google-merchant", "tsv", Map.of()));
    Timing timing = once("2026-12-01T09:00", "2026-12-24T18:00", BERLIN);
    save(launch("g", timing, "berlin-shirt", "google", false, null));
    begin("2026-11-30T00:00:00Z");
    run("google");
    assertThat(shirts("google")).doesNotContain("berlin-shirt");
    assertThat(workshop.preview.preview("google", "berlin-shirt").items().get(0).withheld())
        .contains("on 2026-12-01 at 08:00:00 UTC");

    ring();
    assertThat(line("google", "berlin-shirt")).contains("in_stock");
  }

  @Test
  void aLaunchLimitsThePiecesThatItsFeedsTellOf() throws IOException {
    Map<String, String> mapping = Map.of("quantity_to_sell_on_facebook", "stock()");
    workshop.save(feed("berlin", "meta-catalog", "csv", mapping));
    Timing timing = once("2026-12-01T09:00", "2026-12-24T18:00", BERLIN);
    save(launch("b", timing, "berlin-shirt", "berlin", true, 5));
    begin("2026-12-10T00:00:00Z");

    assertThat(line("berlin", "berlin-shirt")).containsPattern("(^|,)5(,|$)");
    assertThat(line("berlin", "usual-shirt")).containsPattern("(^|,)7(,|$)");
  }

  /** Delivers both feeds once, then waits for boundaries. */
  private void begin(String now) {
    workshop.time.set(Instant.parse(now));
    run("berlin");
    run("york");
    boundaries.start();
    alarms.runAtOnce();
  }

  private void run(String feed) {
    FeedRun run = workshop.running.run(feed, Trigger.PERSON, null);
    assertThat(run.errors()).isEmpty();
  }

  /** Lets the clock come to the next boundary; gives when that is. */
  private String ring() {
    Instant when = alarms.when(ALARM);
    workshop.time.set(when);
    alarms.ring(ALARM);
    alarms.runAtOnce();
    return when.toString();
  }

  private List<String> shirts(String feed) throws IOException {
    return lines(feed).stream()
        .skip(1)
        .map(line -> line.replaceFirst("[,\t].*", ""))
        .filter(sku -> sku.endsWith("-shirt"))
        .sorted()
        .toList();
  }

  private String line(String feed, String sku) throws IOException {
    return lines(feed).stream().filter(line -> line.startsWith(sku)).findFirst().orElse("");
  }

  private List<String> lines(String feed) throws IOException {
    return Files.readAllLines(workshop.inbox.file(feed + ".txt"));
  }

  private long deliveries(String feed) {
    return workshop.inbox.deliveries().stream().filter(d -> d.feed().equals(feed)).count();
  }

  private void save(String code, Timing timing, String sku, String feed) {
    save(launch(code, timing, sku, feed, true, null));
  }

  private void save(Launch launch) {
    assertThat(workshop.launches.save(launch, null)).isEmpty();
    boundaries.refresh();
  }

  private static Launch launch(
      String code, Timing timing, String sku, String feed, boolean ahead, @Nullable Integer limit) {
    Filter selection = new Filter.HasIdentifier(Set.of(sku));
    return new Launch(code, code, true, timing, selection, List.of(feed), List.of(), ahead, limit);
  }

  private static Timing once(String start, String end, String zone) {
    return new Timing.Once(LocalDateTime.parse(start), LocalDateTime.parse(end), ZoneId.of(zone));
  }

  private static Feed feed(String code, String set, String format, Map<String, String> mapping) {
    Feed any = Workshop.feed(set, format, code + ".txt", mapping);
    return any.edit().code(code).build();
  }
}
