package io.stoa.connectors.exchange;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Ids that sort the newest first, because stores are read in the order of ids. */
final class ExchangeIds {
  private static final long END = 9_999_999_999_999L;

  private ExchangeIds() {}

  static String of(Instant at) {
    return before(at) + "-" + UUID.randomUUID().toString().substring(0, 12);
  }

  /** Sorts behind everything younger and before everything of that instant or older. */
  static String before(Instant at) {
    return String.format(Locale.ROOT, "%013d", END - at.toEpochMilli());
  }
}
