package io.stoa.search;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a query text piece by piece and knows where it is. */
final class QueryScanner {
  /** Longer ones first, so that none is taken for the beginning of another. */
  private static final List<String> OPERATORS =
      List.of(">=", "<=", "!=", "!~", "^=", "=", "<", ">", "~", ":");

  private final String text;
  private int place;

  QueryScanner(String text) {
    this.text = text;
  }

  int place() {
    return place;
  }

  void skipSpace() {
    while (place < text.length() && isSpace(text.charAt(place))) {
      place++;
    }
  }

  boolean atEnd() {
    return place == text.length();
  }

  boolean at(char sign) {
    return place < text.length() && text.charAt(place) == sign;
  }

  boolean take(char sign) {
    boolean there = at(sign);
    if (there) {
      place++;
    }
    return there;
  }

  boolean atSpace() {
    return atEnd() || isEnd(text.charAt(place));
  }

  /** Whether the word stands here alone. */
  boolean isWord(String word) {
    int end = place + word.length();
    return text.startsWith(word, place) && (end == text.length() || isEnd(text.charAt(end)));
  }

  boolean takeWord(String word) {
    boolean there = isWord(word);
    if (there) {
      place += word.length();
    }
    return there;
  }

  /** Takes a field name with the operator after it; null, taking nothing, where there is none. */
  @Nullable Field takeField() {
    int end = place;
    while (end < text.length() && isName(text.charAt(end))) {
      end++;
    }
    int after = end;
    String operator =
        OPERATORS.stream().filter(o -> text.startsWith(o, after)).findFirst().orElse(null);
    if (operator == null || end == place) {
      return null;
    }
    Field field = new Field(text.substring(place, end), operator, place);
    place = end + operator.length();
    return field;
  }

  /** An operator at this place, or null. */
  @Nullable String takeOperator() {
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, place)) {
        place += operator.length();
        return operator;
      }
    }
    return null;
  }

  /** Values parted by commas, each bare or in quotes; at least one. */
  List<Operand> takeOperands() {
    List<Operand> operands = new ArrayList<>();
    do {
      int start = place;
      String value = at('"') ? takeQuoted() : takeUntilEnd(true);
      if (value.isEmpty() && text.charAt(Math.min(start, text.length() - 1)) != '"') {
        throw error(start, "a value is missing here");
      }
      operands.add(new Operand(value, start));
    } while (take(','));
    if (!atEnd() && !isEnd(text.charAt(place))) {
      throw error(place, "a space is missing after the quotes");
    }
    return operands;
  }

  /** A bare or quoted word. */
  String takeWord() {
    return at('"') ? takeQuoted() : takeUntilEnd(false);
  }

  private String takeUntilEnd(boolean toComma) {
    int start = place;
    while (place < text.length()
        && !isEnd(text.charAt(place))
        && !(toComma && text.charAt(place) == ',')) {
      place++;
    }
    return text.substring(start, place);
  }

  /** In quotes a backslash takes the next sign as it is. */
  private String takeQuoted() {
    int start = place++;
    StringBuilder inside = new StringBuilder();
    while (place < text.length()) {
      char sign = text.charAt(place++);
      if (sign == '"') {
        return inside.toString();
      }
      inside.append(sign == '\\' && place < text.length() ? text.charAt(place++) : sign);
    }
    throw error(start, "these quotes are never closed");
  }

  private static boolean isSpace(char sign) {
    return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
  }

  private static boolean isEnd(char sign) {
    return isSpace(sign) || sign == ')';
  }

  private static boolean isName(char sign) {
    return Character.isLetterOrDigit(sign) || sign == '_' || sign == '.' || sign == '/';
  }

  /**
   * @param place counted from 0; people count from 1
   */
  static StoaException error(int place, String why) {
    String message = "At character " + (place + 1) + " of the query: " + why + ".";
    return new StoaException(
        CoreError.INVALID, message, List.of(Violation.of("query", "syntax", message)));
  }

  /**
   * @param place where the name begins
   */
  record Field(String name, String operator, int place) {}

  /**
   * @param place where it begins
   */
  record Operand(String text, int place) {}
}
