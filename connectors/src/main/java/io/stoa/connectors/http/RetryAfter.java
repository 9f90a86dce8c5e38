package io.stoa.connectors.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After}: seconds, also with a fraction, or a date (RFC 9110, 10.2.3). */
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(2);

  private RetryAfter() {}

  static Optional<Duration> of(Answer answer, Instant now) {
    return answer.header("Retry-After").map(String::strip).flatMap(text -> parse(text, now));
  }

  private static Optional<Duration> parse(String text, Instant now) {
    Duration pause;
    try {
      pause = Duration.ofMillis((long) (Double.parseDouble(text) * 1_000));
    } catch (NumberFormatException notSeconds) {
      try {
        Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        pause = Duration.between(now, date);
      } catch (DateTimeException neither) {
        return Optional.empty();
      }
    }
    if (pause.isNegative()) {
      return Optional.of(Duration.ZERO);
    }
    return Optional.of(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
  }
}
