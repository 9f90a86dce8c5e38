package io.stoa.connectors.mail;

import io.stoa.connector.Delivery;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the placeholders of subject and text; what is no placeholder stays as it is. */
record MailText(Delivery delivery, String fileName, long bytes, Clock clock) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(file|feed|run|date|size)}");
  private static final long KILOBYTE = 1024;

  String fill(String template) {
    Map<String, String> values =
        Map.of(
            "file", fileName,
            "feed", delivery.feed(),
            "run", delivery.run(),
            "date", LocalDate.now(clock).toString(),
            "size", size(bytes));
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
  }

  private static String size(long bytes) {
    if (bytes < KILOBYTE) {
      return bytes + " bytes";
    }
    return bytes < KILOBYTE * KILOBYTE
        ? String.format(Locale.ROOT, "%.1f KB", (double) bytes / KILOBYTE)
        : String.format(Locale.ROOT, "%.1f MB", (double) bytes / (KILOBYTE * KILOBYTE));
  }
}
