package io.stoa.web.api;

import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import java.util.List;

/** How much one call may ask for. */
final class Limits {
  static final int MOST = 1000;

  private Limits() {}

  /**
   * @throws StoaException {@code INVALID} unless 1 to {@link #MOST}
   */
  static int within(int limit) {
    if (limit < 1 || limit > MOST) {
      throw StoaException.invalid(
          List.of(
              new Violation(
                  "limit", "range", "The limit is 1 to " + MOST + ".", Integer.toString(limit))));
    }
    return limit;
  }
}
