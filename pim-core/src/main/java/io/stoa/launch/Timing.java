package io.stoa.launch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When a launch is open: windows on the wall clock of one zone; see {@link WallClock}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Timing.Once.class, name = "once"),
  @JsonSubTypes.Type(value = Recurring.class, name = "recurring")
})
public sealed interface Timing permits Timing.Once, Recurring {
  ZoneId zone();

  /** The window that is open at the instant; of several the one that ends last. */
  Optional<Window> at(Instant instant);

  /** The first window that starts strictly after the instant. */
  Optional<Window> next(Instant after);

  /** The windows that are open at the instant or start later, in order. */
  default List<Window> coming(Instant from, int most) {
    List<Window> coming = new ArrayList<>();
    at(from).ifPresent(coming::add);
    Optional<Window> next = next(from);
    while (next.isPresent() && coming.size() < most) {
      coming.add(next.get());
      next = next(next.get().start());
    }
    return List.copyOf(coming);
  }

  /**
   * One window.
   *
   * @param start inclusive
   * @param end exclusive
   */
  record Once(LocalDateTime start, LocalDateTime end, ZoneId zone) implements Timing {
    /** Empty when it would end before it starts, or in the same skipped hour. */
    Optional<Window> window() {
      Instant from = WallClock.instant(start, zone);
      Instant until = WallClock.instant(end, zone);
      return until.isAfter(from) ? Optional.of(new Window(from, until)) : Optional.empty();
    }

    @Override
    public Optional<Window> at(Instant instant) {
      return window().filter(window -> window.contains(instant));
    }

    @Override
    public Optional<Window> next(Instant after) {
      return window().filter(window -> window.start().isAfter(after));
    }
  }
}
