package io.stoa.format;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes XML by hand: elements, attributes and text, nothing else. The JDK's XMLStreamWriter tears
 * emoji apart at buffer borders and is half as fast. Characters that XML forbids are left out.
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
    open(name);
    out.write('>');
  }

  /** The beginning of a tag, to be followed by attributes and its end. */
  void open(String name) throws IOException {
    out.write('<');
    out.write(name);
  }

  /** Line breaks and tabs are written as references: a parser makes spaces of them otherwise. */
  void attribute(String name, String value) throws IOException {
    out.write(' ');
    out.write(name);
    out.write("=\"");
    write(value, true);
    out.write('"');
  }

  void end(String name) throws IOException {
    out.write("</");
    out.write(name);
    out.write('>');
  }

  void text(String text) throws IOException {
    write(text, false);
  }

  private void write(String text, boolean inAttribute) throws IOException {
    int written = 0;
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      int next = i + Character.charCount(point);
      String instead = escaped(point, inAttribute);
      if (instead != null) {
        out.write(text, written, i - written);
        out.write(instead);
        written = next;
      }
      i = next;
    }
    out.write(text, written, text.length() - written);
  }

  private static @org.jspecify.annotations.Nullable String escaped(int point, boolean inAttribute) {
    return switch (point) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '\r' -> "&#13;";
      case '"' -> inAttribute ? "&quot;" : null;
      case '\n' -> inAttribute ? "&#10;" : null;
      case '\t' -> inAttribute ? "&#9;" : null;
      default -> Characters.inXml(point) ? null : "";
    };
  }
}
