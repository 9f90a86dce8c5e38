package io.stoa.connectors.hosted;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What a GET or HEAD asks: only send the file if it is not the one I have (RFC 9110, sections
 * 13.1.2, 13.1.3 and 13.2.2).
 *
 * @param ifNoneMatch the header as it came; several lines joined with a comma; null if absent
 * @param ifModifiedSince the header as it came; null if absent
 */
public record ConditionalRequest(@Nullable String ifNoneMatch, @Nullable String ifModifiedSince) {

  /**
   * Whether the answer is 304 Not Modified. The tag counts; the date only where there is no tag.
   */
  public boolean notModified(HostedFile file) {
    if (ifNoneMatch != null) {
      return matches(ifNoneMatch, file.etag());
    }
    if (ifModifiedSince == null) {
      return false;
    }
    try {
      Instant since =
          ZonedDateTime.parse(ifModifiedSince.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant();
      return !file.modified().isAfter(since);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Weak comparison: a proxy that compressed the file may have made the tag weak. */
  private static boolean matches(String header, String etag) {
    for (String candidate : header.split(",", 100)) {
      String tag = candidate.strip();
      if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) {
        return true;
      }
    }
    return false;
  }
}
