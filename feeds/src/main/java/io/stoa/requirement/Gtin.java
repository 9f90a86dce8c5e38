package io.stoa.requirement;

/** Global Trade Item Numbers, by the GS1 General Specifications, section 7.9 (check digit). */
public final class Gtin {
  private Gtin() {}

  /** Whether it is a GTIN-8, -12, -13 or -14 with a right check digit, digits only, not all 0. */
  public static boolean isValid(String text) {
    int length = text.length();
    if (length != 8 && length != 12 && length != 13 && length != 14) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < length; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return false;
      }
      boolean triple = (length - 1 - i) % 2 == 1;
      sum += (digit - '0') * (triple ? 3 : 1);
    }
    return sum % 10 == 0 && sum > 0;
  }

  /** Whether the prefix is one for use inside a company: 2, 02 or 04 of the GTIN-13. */
  static boolean isRestricted(String gtin) {
    int from = prefixAt(gtin);
    return at(gtin, from, "2") || at(gtin, from, "02") || at(gtin, from, "04");
  }

  /** Whether the prefix is one of coupons: 981 to 984, 99 or 05 of the GTIN-13. */
  static boolean isCoupon(String gtin) {
    int from = prefixAt(gtin);
    return at(gtin, from, "99")
        || at(gtin, from, "05")
        || (at(gtin, from, "98") && gtin.charAt(from + 2) >= '1' && gtin.charAt(from + 2) <= '4');
  }

  /** A GTIN-14's first digit is no part of the prefix; a GTIN-12's prefix has a 0 before it. */
  private static int prefixAt(String gtin) {
    return switch (gtin.length()) {
      case 14 -> 1;
      case 12 -> -1;
      default -> 0;
    };
  }

  private static boolean at(String gtin, int from, String prefix) {
    return from >= 0
        ? gtin.startsWith(prefix, from)
        : prefix.charAt(0) == '0' && gtin.startsWith(prefix.substring(1));
  }
}
