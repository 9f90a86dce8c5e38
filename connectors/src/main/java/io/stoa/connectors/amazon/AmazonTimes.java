package io.stoa.connectors.amazon;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Instants as Amazon writes them: ISO-8601 with an offset or Z. */
final class AmazonTimes {
  private AmazonTimes() {}

  /** The distant past for what is none. */
  static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
