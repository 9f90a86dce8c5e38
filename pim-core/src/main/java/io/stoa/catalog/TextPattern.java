package io.stoa.catalog;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of a validation rule. Searches like PHP's {@code preg_match}, for which catalogues
 * write their patterns, and gives up on texts that make it backtrack without end. Thread-safe.
 */
public final class TextPattern {
  private static final int MOST_STEPS = 1_000_000;
  private static final int LONGEST_PATTERN = 255;

  private final Pattern pattern;

  private TextPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** What searching a text came to. */
  public enum Outcome {
    MATCHES,
    DIFFERS,
    TOO_EXPENSIVE
  }

  /**
   * @param expression Java syntax, bare or between slashes with flags such as {@code /^a+$/i}
   * @throws IllegalArgumentException when it is no pattern; the message says why in one line
   */
  public static TextPattern compile(String expression) {
    if (expression.length() > LONGEST_PATTERN) {
      throw new IllegalArgumentException("longer than " + LONGEST_PATTERN + " characters");
    }
    String body = expression;
    int flags = 0;
    int end = expression.lastIndexOf('/');
    if (expression.startsWith("/") && end > 0) {
      body = expression.substring(1, end);
      flags = flags(expression.substring(end + 1));
    }
    try {
      return new TextPattern(Pattern.compile(body, flags));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getDescription() + " at " + e.getIndex(), e);
    }
  }

  private static int flags(String letters) {
    int flags = 0;
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      flags |=
          switch (letter) {
            case 'i' -> Pattern.CASE_INSENSITIVE;
            case 'm' -> Pattern.MULTILINE;
            case 's' -> Pattern.DOTALL;
            case 'x' -> Pattern.COMMENTS;
            case 'u' -> Pattern.UNICODE_CASE;
            default -> throw new IllegalArgumentException("flag '" + letter + "' is not known");
          };
    }
    return flags;
  }

  /** Whether the pattern is found in the text. */
  public Outcome find(String text) {
    try {
      return pattern.matcher(new Counted(text, new Steps())).find()
          ? Outcome.MATCHES
          : Outcome.DIFFERS;
    } catch (TooManySteps | StackOverflowError e) {
      return Outcome.TOO_EXPENSIVE;
    }
  }

  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySteps() {
      super(null, null, false, false);
    }
  }

  private static final class Steps {
    private int taken;

    void more() {
      if (++taken > MOST_STEPS) {
        throw new TooManySteps();
      }
    }
  }

  /** Counts the looks at characters: the matcher's only way to spend time. */
  private record Counted(CharSequence text, Steps steps) implements CharSequence {
    @Override
    public char charAt(int index) {
      steps.more();
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), steps);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
