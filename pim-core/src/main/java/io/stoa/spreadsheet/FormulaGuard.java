package io.stoa.spreadsheet;

import java.util.regex.Pattern;

/**
 * Keeps text in CSV files from being run as a formula by the program that opens them.
 *
 * <p>Such a program takes a cell that begins with {@code = + - @}, a tab or a carriage return for a
 * formula. A guarded writer puts an apostrophe before text of that kind that is no number. Text
 * that already begins with apostrophes followed by one of those characters gets one more whether
 * the writer guards or not, so that {@link #unguarded}, which every reader applies, always gives
 * back what was written.
 */
final class FormulaGuard {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?");

  private FormulaGuard() {}

  static String guarded(String text, boolean guardFormulas) {
    int apostrophes = leadingApostrophes(text);
    if (!triggers(text, apostrophes)) {
      return text;
    }
    boolean needed = apostrophes > 0 || (guardFormulas && !NUMBER.matcher(text).matches());
    return needed ? "'" + text : text;
  }

  static String unguarded(String cell) {
    if (cell.isEmpty() || cell.charAt(0) != '\'') {
      return cell;
    }
    return triggers(cell, leadingApostrophes(cell)) ? cell.substring(1) : cell;
  }

  private static boolean triggers(String text, int at) {
    return at < text.length() && "=+-@\t\r".indexOf(text.charAt(at)) >= 0;
  }

  private static int leadingApostrophes(String text) {
    int count = 0;
    while (count < text.length() && text.charAt(count) == '\'') {
      count++;
    }
    return count;
  }
}
