package io.stoa.requirement;

import java.nio.charset.StandardCharsets;

/** In what a channel counts the length of a text. */
public enum LengthUnit {
  /** UTF-16 code units, as Java and JavaScript count: an emoji is two. */
  CHARACTERS("characters", "characters"),
  /** Unicode code points: an emoji is one. */
  CODE_POINTS("code_points", "characters"),
  /** Bytes of the UTF-8 form: a Chinese character is three, an emoji four. */
  UTF8_BYTES("utf8_bytes", "UTF-8 bytes");

  private final String ruleName;
  private final String spoken;

  LengthUnit(String ruleName, String spoken) {
    this.ruleName = ruleName;
    this.spoken = spoken;
  }

  /** As part of a rule's name, such as {@code max_utf8_bytes}. */
  public String ruleName() {
    return ruleName;
  }

  /** As people say it. */
  public String spoken() {
    return spoken;
  }

  /** The length of the text in this unit. */
  public int of(String text) {
    return switch (this) {
      case CHARACTERS -> text.length();
      case CODE_POINTS -> text.codePointCount(0, text.length());
      case UTF8_BYTES -> text.getBytes(StandardCharsets.UTF_8).length;
    };
  }
}
