package io.stoa.product;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the values of one history entry small: together they have room for {@value #ROOM}
 * characters, which the longest text area fits in; of what does not fit only the beginning stays.
 */
final class Beginnings {
  private static final int ROOM = 66_000;
  private static final int BEGINNING = 200;
  private static final String MORE = "…";

  private int left = ROOM;

  /** The value itself where it fits, else another one. */
  Value of(Value value) {
    int length = length(value);
    if (length <= BEGINNING) {
      return value;
    }
    if (length <= left) {
      left -= length;
      return value;
    }
    if (value instanceof Value.Text text) {
      return new Value.Text(beginning(text.text()));
    }
    return value instanceof Value.Choices choices ? beginning(choices) : value;
  }

  private static int length(Value value) {
    if (value instanceof Value.Text text) {
      return text.text().length();
    }
    return value instanceof Value.Choices choices
        ? choices.options().stream().mapToInt(option -> option.length() + 2).sum()
        : 0;
  }

  private static String beginning(String text) {
    int end = Character.isHighSurrogate(text.charAt(BEGINNING - 1)) ? BEGINNING - 1 : BEGINNING;
    return text.substring(0, end) + MORE;
  }

  private static Value beginning(Value.Choices choices) {
    List<String> first = new ArrayList<>();
    int length = 0;
    for (String option : choices.options()) {
      length += option.length() + 2;
      if (length > BEGINNING) {
        break;
      }
      first.add(option);
    }
    first.add(MORE);
    return new Value.Choices(first);
  }
}
