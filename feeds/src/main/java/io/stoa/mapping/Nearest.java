package io.stoa.mapping;

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
      int distance = distance(typed, candidate.toLowerCase(Locale.ROOT), bound);
      if (distance <= bound) {
        nearest = candidate;
        bound = distance - 1;
      }
    }
    return nearest;
  }

  /** Levenshtein's distance, or anything above the bound when it is larger. */
  private static int distance(String a, String b, int bound) {
    if (bound < 0 || Math.abs(a.length() - b.length()) > bound) {
      return bound + 1;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
