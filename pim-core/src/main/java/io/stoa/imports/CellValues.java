package io.stoa.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What single cells say. All methods throw {@code IllegalArgumentException} with the reason. */
final class CellValues {
  private static final int LONGEST_NUMBER = 100;
  private static final int LARGEST_EXPONENT = 100;
  private static final Pattern DECIMAL_COMMA =
      Pattern.compile("[+-]?(\\d+,(\\d{1,2}|\\d{4,})|0,\\d+)");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}.*)?");

  private CellValues() {}

  /** {@code 0 1 true false yes no}, in any case. */
  static boolean flag(String cell) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "1", "true", "yes" -> true;
      case "0", "false", "no" -> false;
      default -> throw new IllegalArgumentException("Must be 1 or 0 (or true, false, yes, no).");
    };
  }

  /**
   * A decimal number with a dot, or with a comma where that cannot stand between thousands: {@code
   * 12,5} but not {@code 1,234}.
   */
  static BigDecimal number(String cell) {
    boolean comma = cell.indexOf(',') >= 0 && DECIMAL_COMMA.matcher(cell).matches();
    String plain = comma ? cell.replace(',', '.') : cell;
    try {
      BigDecimal number = plain.length() > LONGEST_NUMBER ? null : new BigDecimal(plain);
      if (number != null && Math.abs((long) number.scale()) <= LARGEST_EXPONENT) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Is no number; decimals follow a dot, and nothing stands between thousands.", e);
    }
    throw new IllegalArgumentException("Has too many digits.");
  }

  /** {@code 2026-01-31}; a time of day after it is left out. */
  static LocalDate date(String cell) {
    try {
      if (DATE.matcher(cell).matches()) {
        return LocalDate.of(
            Integer.parseInt(cell, 0, 4, 10),
            Integer.parseInt(cell, 5, 7, 10),
            Integer.parseInt(cell, 8, 10, 10));
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("There is no such day.", e);
    }
    throw new IllegalArgumentException("Is no date; write it like 2026-01-31.");
  }

  /** Codes with commas between; spaces around them and empty ones do not count. */
  static List<String> codes(String cell) {
    if (cell.indexOf(',') < 0) {
      String code = cell.strip();
      return code.isEmpty() ? List.of() : List.of(code);
    }
    return Arrays.stream(cell.split(",", -1))
        .map(String::strip)
        .filter(code -> !code.isEmpty())
        .toList();
  }

  static String reason(RuntimeException e) {
    return e instanceof ArithmeticException
        ? "Must be a whole number of ordinary size."
        : String.valueOf(e.getMessage());
  }
}
