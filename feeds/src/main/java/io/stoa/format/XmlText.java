package io.stoa.format;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes XML by hand: elements and text, nothing else. The JDK's XMLStreamWriter tears emoji apart
 * at buffer borders and is half as fast. Characters that XML forbids are left out.
 */
final class XmlText {
  private final Writer out;

  XmlText(Writer out) {
    this.out = out;
  }

  void raw(String markup) throws IOException {
    out.write(markup);
  }

  void element(String name, String text) throws IOException {
    start(name);
    text(text);
    end(name);
  }

  void start(String name) throws IOException {
    out.write('<');
    out.write(name);
    out.write('>');
  }

  void end(String name) throws IOException {
    out.write("</");
    out.write(name);
    out.write('>');
  }

  private void text(String text) throws IOException {
    int written = 0;
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      int next = i + Character.charCount(point);
      String instead = escaped(point);
      if (instead != null) {
        out.write(text, written, i - written);
        out.write(instead);
        written = next;
      }
      i = next;
    }
    out.write(text, written, text.length() - written);
  }

  private static @org.jspecify.annotations.Nullable String escaped(int point) {
    return switch (point) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '\r' -> "&#13;";
      default -> Characters.inXml(point) ? null : "";
    };
  }
}
