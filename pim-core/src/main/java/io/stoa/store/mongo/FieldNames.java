package io.stoa.store.mongo;

/**
 * JSON keys as BSON field names and back. A dollar, a dot and the zero character mean something to
 * MongoDB; they and the percent sign are written as {@code %24}, {@code %2E}, {@code %00}, {@code
 * %25}.
 */
final class FieldNames {
  private FieldNames() {}

  static String escape(String key) {
    StringBuilder escaped = null;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '$' || c == '.' || c == '%' || c == '\0') {
        if (escaped == null) {
          escaped = new StringBuilder(key.length() + 8).append(key, 0, i);
        }
        escaped.append('%').append(Character.forDigit(c >> 4, 16)).append(lowDigit(c));
      } else if (escaped != null) {
        escaped.append(c);
      }
    }
    return escaped == null ? key : escaped.toString();
  }

  private static char lowDigit(char c) {
    return Character.toUpperCase(Character.forDigit(c & 0xF, 16));
  }

  static String unescape(String name) {
    int percent = name.indexOf('%');
    if (percent < 0) {
      return name;
    }
    StringBuilder key = new StringBuilder(name.length());
    int from = 0;
    while (percent >= 0 && percent + 2 < name.length()) {
      key.append(name, from, percent);
      key.append((char) Integer.parseInt(name, percent + 1, percent + 3, 16));
      from = percent + 3;
      percent = name.indexOf('%', from);
    }
    return key.append(name, from, name.length()).toString();
  }
}
