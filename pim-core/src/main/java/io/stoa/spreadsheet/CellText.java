package io.stoa.spreadsheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** The numbers of XLSX cells as plain text. What cannot be understood stays as it stands. */
final class CellText {
  /** Spreadsheet programs show, and people typed, at most 15 digits; the rest is noise. */
  private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

  private static final int LONGEST_EXPONENT = 400;
  private static final long SECONDS_OF_DAY = 86_400;
  private static final int LAST_DAY = 2_958_465; // 9999-12-31

  private CellText() {}

  /** {@code 500}, {@code 19.9}: no exponent, no trailing zeros, no binary noise. */
  static String number(String raw) {
    if (isPlainInteger(raw)) {
      return raw;
    }
    try {
      BigDecimal number = new BigDecimal(raw.strip());
      if (Math.abs((long) number.scale()) > LONGEST_EXPONENT) {
        return raw;
      }
      BigDecimal shown = number.round(SHOWN).stripTrailingZeros();
      return shown.signum() == 0 ? "0" : shown.toPlainString();
    } catch (NumberFormatException e) {
      return raw;
    }
  }

  /** {@code 2026-01-31}, {@code 2026-01-31T08:30:00}, or {@code 08:30:00} for a time alone. */
  static String date(String raw, boolean since1904) {
    double serial;
    try {
      serial = Double.parseDouble(raw);
    } catch (NumberFormatException e) {
      return raw;
    }
    if (!(serial >= 0) || serial > LAST_DAY) {
      return number(raw);
    }
    long seconds = Math.round((serial - Math.floor(serial)) * SECONDS_OF_DAY);
    long day = (long) Math.floor(serial) + seconds / SECONDS_OF_DAY;
    LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS_OF_DAY);
    if (day == 0 && !since1904) {
      return time.toString().length() == 5 ? time + ":00" : time.toString();
    }
    LocalDate date = since1904 ? LocalDate.of(1904, 1, 1).plusDays(day) : since1900(day);
    return time.equals(LocalTime.MIDNIGHT)
        ? date.toString()
        : LocalDateTime.of(date, time).withNano(0).toString()
            + (time.getSecond() == 0 ? ":00" : "");
  }

  /** Day 60 is a 29 February 1900 that never was; days before it are one further on. */
  private static LocalDate since1900(long day) {
    return LocalDate.of(1899, 12, day < 60 ? 31 : 30).plusDays(day);
  }

  private static boolean isPlainInteger(String raw) {
    if (raw.isEmpty() || (raw.length() > 1 && raw.charAt(0) == '0')) {
      return false;
    }
    return raw.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
