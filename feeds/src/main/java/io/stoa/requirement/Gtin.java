package io.stoa.requirement;

/** Global Trade Item Numbers, by the GS1 General Specifications, section 7.9 (check digit). */
public final class Gtin {
  private Gtin() {}

  /** Whether it is a GTIN-8, -12, -13 or -14 with a right check digit, digits only. */
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
    return sum % 10 == 0;
  }
}
