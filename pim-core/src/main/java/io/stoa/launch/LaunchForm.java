package io.stoa.launch;

import io.stoa.catalog.Catalogs;
import io.stoa.error.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a launch must say. */
final class LaunchForm implements LaunchCheck {
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
  private static final int LONGEST_LABEL = 200;
  private static final int MOST_OUTLETS = 500;
  private static final int MOST_PIECES = 1_000_000;
  private static final int LONGEST_DAYS = 31;
  private static final int LAST_OF_MONTH = 31;
  private static final int DAYS_OF_WEEK = 7;

  /** No date further out is meant. */
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

  private final Catalogs catalogs;

  LaunchForm(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  @Override
  public List<Violation> check(Launch launch) {
    List<Violation> found = new ArrayList<>();
    if (!CODE.matcher(launch.code()).matches()) {
      found.add(
          new Violation(
              "code",
              "code",
              "A launch's code has 1 to 64 lower-case letters, digits, - and _, and begins with a"
                  + " letter or digit.",
              launch.code()));
    }
    if (launch.label().isBlank() || launch.label().length() > LONGEST_LABEL) {
      found.add(
          new Violation("label", "label", "A label has 1 to 200 characters.", launch.label()));
    }
    outlets(launch, found);
    Integer limit = launch.limit();
    if (limit != null && (limit < 1 || limit > MOST_PIECES)) {
      found.add(new Violation("limit", "range", "Is 1 to " + MOST_PIECES + ".", limit.toString()));
    }
    if (launch.timing() instanceof Recurring recurring) {
      recurring(recurring, found);
    } else if (launch.timing() instanceof Timing.Once once) {
      once(once, found);
    }
    return List.copyOf(found);
  }

  private void outlets(Launch launch, List<Violation> found) {
    if (launch.feeds().isEmpty() && launch.channels().isEmpty()) {
      found.add(
          Violation.of(
              "feeds", "required", "Say which feeds or channels show it; else none ever would."));
    }
    if (launch.feeds().size() > MOST_OUTLETS || launch.channels().size() > MOST_OUTLETS) {
      found.add(
          Violation.of(
              "feeds", "count", "Names more than " + MOST_OUTLETS + " feeds or channels."));
    }
    for (String channel : launch.channels()) {
      if (catalogs.current().channel(channel).isEmpty()) {
        found.add(
            new Violation(
                "channels", "known_channel", "There is no channel " + channel + ".", channel));
      }
    }
  }

  private static void once(Timing.Once once, List<Violation> found) {
    date("timing.start", once.start().toLocalDate(), found);
    date("timing.end", once.end().toLocalDate(), found);
    if (once.window().isEmpty()) {
      found.add(
          new Violation(
              "timing.end",
              "window",
              "The launch must end after it starts, by the clocks of " + once.zone() + ".",
              once.end().toString()));
    }
  }

  private static void recurring(Recurring recurring, List<Violation> found) {
    if (!recurring.lasts().isWithin(LONGEST_DAYS)) {
      found.add(
          new Violation(
              "timing.lasts",
              "range",
              "A window lasts up to " + LONGEST_DAYS + " days, and some time at least.",
              recurring.lasts().toString()));
      return;
    }
    days(recurring, found);
    LocalDate from = recurring.from();
    LocalDate until = recurring.until();
    if (from != null) {
      date("timing.from", from, found);
    }
    if (until != null) {
      date("timing.until", until, found);
    }
    if (found.isEmpty() && recurring.next(beginning(from)).isEmpty()) {
      found.add(
          Violation.of("timing.until", "never_opens", "No day fits: the launch would never open."));
    }
  }

  private static void days(Recurring recurring, List<Violation> found) {
    boolean fits =
        switch (recurring.every()) {
          case DAY -> recurring.days().isEmpty();
          case WEEK ->
              !recurring.days().isEmpty()
                  && recurring.days().stream().allMatch(d -> d >= 1 && d <= DAYS_OF_WEEK);
          case MONTH ->
              !recurring.days().isEmpty()
                  && recurring.days().stream()
                      .allMatch(d -> d == Recurring.LAST_DAY || (d >= 1 && d <= LAST_OF_MONTH));
        };
    if (!fits) {
      found.add(
          new Violation(
              "timing.days",
              "days",
              "Of a month 1 to 31, or -1 for its last day; of a week 1 for Monday to 7; none for"
                  + " every day.",
              recurring.days().toString()));
    }
  }

  private static void date(String field, LocalDate date, List<Violation> found) {
    if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
      found.add(
          new Violation(
              field,
              "range",
              "Lies between " + EARLIEST + " and " + LATEST + ".",
              date.toString()));
    }
  }

  private static Instant beginning(@Nullable LocalDate from) {
    return (from == null ? EARLIEST : from).minusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
