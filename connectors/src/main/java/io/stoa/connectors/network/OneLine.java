package io.stoa.connectors.network;

/** What a machine elsewhere says may be anything: one line of bounded length, for messages. */
public final class OneLine {
  private static final int LONGEST = 300;

  private OneLine() {}

  /** The text, or {@code null} as text, without control characters and cut. */
  public static String of(Object said) {
    String text = String.valueOf(said).replaceAll("\\p{Cntrl}+", " ").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  /** What the exception says, or its kind where it says nothing. */
  public static String of(Throwable cause) {
    return of(
        (Object)
            (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()));
  }
}
