package io.stoa.product;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who edits, and by which way.
 *
 * @param name the user's; null where nobody is signed in, as at the command line
 * @param job id of the job that does it, or null
 */
public record Author(@Nullable String name, Way way, @Nullable String job) {
  /** Where nothing is known. */
  public static final Author UNKNOWN = new Author(null, Way.UNKNOWN, null);

  /** Which door an edit came through. */
  public enum Way {
    /** A person in the web pages. */
    PAGE,
    /** A program that calls the API. */
    API,
    /** An import job. */
    IMPORT,
    /** Before it was noted. */
    UNKNOWN;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** A newer release may know more ways. */
    static Way of(@Nullable String code) {
      for (Way way : values()) {
        if (way.code().equals(code)) {
          return way;
        }
      }
      return UNKNOWN;
    }
  }
}
