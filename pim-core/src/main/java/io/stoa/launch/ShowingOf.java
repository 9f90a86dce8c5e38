package io.stoa.launch;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether an outlet shows a product, from the launches that hold the product. */
public final class ShowingOf {
  private ShowingOf() {}

  /**
   * A product is shown as soon as one of its launches that name the outlet is open. So a launch
   * that is over keeps nothing from a later one of the same product, and two that are open at a
   * time in different outlets show it in both.
   *
   * @param holding the launches that the product is in; disabled ones have no say
   */
  public static Showing of(List<Launch> holding, Outlet outlet, Instant now) {
    List<Launch> enabled = holding.stream().filter(Launch::enabled).toList();
    if (enabled.isEmpty()) {
      return Showing.FREE;
    }
    List<Launch> here = enabled.stream().filter(launch -> launch.names(outlet)).toList();
    if (here.isEmpty()) {
      return new Showing(Showing.State.ELSEWHERE, codes(enabled), null, false, null, null);
    }
    List<Launch> open = here.stream().filter(l -> l.timing().at(now).isPresent()).toList();
    if (!open.isEmpty()) {
      Window window = last(open, now);
      return new Showing(
          Showing.State.OPEN, codes(open), window, false, limit(open), changes(here, now));
    }
    Instant next = starts(here, now).min(Comparator.naturalOrder()).orElse(null);
    if (next == null) {
      return new Showing(Showing.State.OVER, codes(here), null, false, null, null);
    }
    List<Launch> coming = here.stream().filter(l -> opensAt(l, next, now)).toList();
    Window window = coming.get(0).timing().next(now).orElseThrow();
    boolean ahead = coming.stream().allMatch(Launch::ahead);
    return new Showing(
        Showing.State.UPCOMING, codes(coming), window, ahead, limit(coming), changes(here, now));
  }

  private static List<String> codes(List<Launch> launches) {
    return launches.stream().map(Launch::code).toList();
  }

  private static Window last(List<Launch> open, Instant now) {
    return open.stream()
        .flatMap(launch -> launch.timing().at(now).stream())
        .max(Comparator.comparing(Window::end))
        .orElseThrow();
  }

  private static boolean opensAt(Launch launch, Instant start, Instant now) {
    return launch.timing().next(now).map(Window::start).equals(Optional.of(start));
  }

  private static @Nullable Integer limit(List<Launch> launches) {
    return launches.stream()
        .map(Launch::limit)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The next start or end of any of them. */
  private static @Nullable Instant changes(List<Launch> launches, Instant now) {
    Stream<Instant> ends =
        launches.stream().flatMap(l -> l.timing().at(now).stream()).map(Window::end);
    return Stream.concat(starts(launches, now), ends).min(Comparator.naturalOrder()).orElse(null);
  }

  private static Stream<Instant> starts(List<Launch> launches, Instant now) {
    return launches.stream().flatMap(l -> l.timing().next(now).stream()).map(Window::start);
  }
}
