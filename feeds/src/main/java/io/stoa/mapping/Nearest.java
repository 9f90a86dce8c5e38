package io.stoa.mapping;

import io.stoa.likeness.EditDistance;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what somebody may have meant by a mistyped code. */
final class Nearest {
  private Nearest() {}

  /** The known code with the fewest typing errors, null when all are too far away. */
  static @Nullable String of(String code, List<String> known) {
    String typed = code.toLowerCase(Locale.ROOT);
    int bound = 1 + typed.length() / 4;
    String nearest = null;
    for (String candidate : known) {
      int distance = EditDistance.within(typed, candidate.toLowerCase(Locale.ROOT), bound);
      if (distance <= bound) {
        nearest = candidate;
        bound = distance - 1;
      }
    }
    return nearest;
  }
}
