package io.stoa.likeness;

/** Levenshtein's distance: how many letters to put in, take out or exchange. */
public final class EditDistance {
  private EditDistance() {}

  /** The distance, or anything above the bound when it is larger. */
  public static int within(String a, String b, int bound) {
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
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
        least = Math.min(least, row[j]);
      }
      if (least > bound) {
        return bound + 1;
      }
    }
    return row[b.length()];
  }
}
