package io.stoa.mapping;

import java.util.regex.Pattern;

/** CEL's messages in the words that the writer of the expression used. */
final class CelMessages {
  private static final Pattern INTERNAL = Pattern.compile("\\b(\\w+?)__\\d*\\b");
  private static final Pattern FIRST_ARGUMENT = Pattern.compile("\\(seen(?:, )?");
  private static final Pattern POSITION = Pattern.compile("evaluation error at <input>:(\\d+): ");
  private static final Pattern NULLABLE = Pattern.compile("wrapper\\((\\w+)\\)");
  private static final Pattern OPERATOR = Pattern.compile("'_([^_']+)_'");

  private CelMessages() {}

  static String text(String message) {
    String named = INTERNAL.matcher(message).replaceAll("$1");
    String typed = FIRST_ARGUMENT.matcher(named).replaceAll("(");
    String plain = NULLABLE.matcher(typed).replaceAll("$1");
    return OPERATOR.matcher(plain).replaceAll("'$1'");
  }

  static String message(Throwable failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    String placed = POSITION.matcher(message).replaceAll("at character $1: ");
    int candidates = placed.indexOf(" Overload candidates:");
    String cut = candidates < 0 ? placed : placed.substring(0, candidates);
    String hint =
        cut.contains("No matching overload")
            ? " A value is missing or of another type than the expression expects."
            : "";
    return text(cut) + hint;
  }
}
