package io.stoa.mapping;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Cuts texts to a limit: never through a code point, between words where there are any. */
final class Truncation {
  private static final String ELLIPSIS = "…";

  /** Texts without spaces, such as Chinese ones, are cut anywhere. */
  private static final int LONGEST_WORD = 30;

  private Truncation() {}

  /** At most so many UTF-16 units, the ellipsis included. */
  static @Nullable String characters(@Nullable String text, int limit) {
    if (text == null || text.length() <= limit) {
      return text;
    }
    int room = limit - ELLIPSIS.length();
    return room <= 0 ? "" : cut(text, room) + ELLIPSIS;
  }

  /** At most so many bytes of UTF-8, the ellipsis included. */
  static @Nullable String utf8Bytes(@Nullable String text, int limit) {
    if (text == null || text.getBytes(StandardCharsets.UTF_8).length <= limit) {
      return text;
    }
    int room = limit - ELLIPSIS.getBytes(StandardCharsets.UTF_8).length;
    int end = 0;
    int bytes = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (bytes > room) {
        break;
      }
      end += Character.charCount(point);
    }
    return end == 0 ? "" : cut(text, end) + ELLIPSIS;
  }

  private static String cut(String text, int end) {
    int whole = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    boolean betweenWords = whole < text.length() && text.charAt(whole) == ' ';
    int space = text.lastIndexOf(' ', whole);
    boolean aWordBefore = space > 0 && space >= whole - LONGEST_WORD;
    int at = !betweenWords && aWordBefore ? space : whole;
    return text.substring(0, at).stripTrailing();
  }
}
