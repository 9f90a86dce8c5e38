package io.stoa.connector;

import java.time.Duration;

/** Durations as people say them. */
public final class Spoken {
  private Spoken() {}

  /** Such as {@code 40 seconds}, {@code 12 minutes} or {@code 3 hours}; rounded up. */
  public static String of(Duration duration) {
    long seconds = duration.plusMillis(999).toSeconds();
    if (seconds <= 120) {
      return seconds == 1 ? "1 second" : seconds + " seconds";
    }
    long minutes = (seconds + 59) / 60;
    return minutes <= 120 ? minutes + " minutes" : (minutes + 59) / 60 + " hours";
  }
}
