package io.stoa.launch;

import java.time.Instant;

/** A stretch of time that is not empty: start inclusive, end exclusive. */
public record Window(Instant start, Instant end) {
  public Window {
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException("A window ends after it starts: " + start + "/" + end);
    }
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }
}
