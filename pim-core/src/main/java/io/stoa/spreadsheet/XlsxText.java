package io.stoa.spreadsheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters that XML cannot hold, as XLSX writes them: {@code _x000D_} (ECMA-376, ST_Xstring). */
final class XlsxText {
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private XlsxText() {}

  static String decoded(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    Matcher matcher = ESCAPE.matcher(text);
    StringBuilder decoded = new StringBuilder(text.length());
    while (matcher.find()) {
      char c = (char) Integer.parseInt(matcher.group(1), 16);
      matcher.appendReplacement(decoded, Matcher.quoteReplacement(String.valueOf(c)));
    }
    return matcher.appendTail(decoded).toString();
  }

  /** Ready to stand between XML tags. */
  static void appendEncoded(StringBuilder xml, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> xml.append("&amp;");
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        case '_' -> {
          if (ESCAPE.matcher(text).region(i, text.length()).lookingAt()) {
            xml.append("_x005F_");
          } else {
            xml.append(c);
          }
        }
        default -> {
          if (isPlain(text, i)) {
            xml.append(c);
          } else {
            xml.append(String.format("_x%04X_", (int) c));
          }
        }
      }
    }
  }

  private static boolean isPlain(String text, int i) {
    char c = text.charAt(i);
    if (c < 0x20) {
      return c == '\t' || c == '\n';
    }
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c != 0xFFFE && c != 0xFFFF;
  }
}
