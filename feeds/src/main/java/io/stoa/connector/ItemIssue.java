package io.stoa.connector;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a channel finds wrong with one item, whatever shape the channel gives it.
 *
 * @param attribute path of the field in the payload, in the requirement set's spelling where the
 *     connector can tell; null when the channel does not say
 * @param code the channel's own, such as {@code 90220}; never empty
 * @param message the channel's own words, secrets left out
 * @param link where the channel explains it, null when it does not
 */
public record ItemIssue(
    @Nullable String attribute,
    String code,
    Severity severity,
    String message,
    @Nullable String link) {

  /** How bad it is. */
  public enum Severity {
    /** The item is not, or not wholly, taken because of it. */
    ERROR,
    /** The item is taken, but less well shown or soon refused. */
    WARNING,
    INFO
  }

  public static ItemIssue error(@Nullable String attribute, String code, String message) {
    return new ItemIssue(attribute, code, Severity.ERROR, message, null);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
