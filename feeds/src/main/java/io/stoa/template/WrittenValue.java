package io.stoa.template;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A value as it stands in a document: there is no way to write one that is not escaped. */
final class WrittenValue {
  private static final ObjectWriter JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build().writer();

  private WrittenValue() {}

  /**
   * @param quoted whether quotes stand around it in the template already
   */
  static String of(Template.Language language, @Nullable Object value, boolean quoted) {
    if (language == Template.Language.XML) {
      return xml(text(value));
    }
    if (!quoted) {
      return JSON.writeValueAsString(value);
    }
    String inQuotes = JSON.writeValueAsString(text(value));
    return inQuotes.substring(1, inQuotes.length() - 1);
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Collection<?> many) {
      return many.stream().map(WrittenValue::text).collect(Collectors.joining(", "));
    }
    return value instanceof Map<?, ?> ? JSON.writeValueAsString(value) : value.toString();
  }

  /** For texts and attributes alike; what XML 1.0 forbids is left out. */
  private static String xml(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n' -> out.append("&#10;");
                case '\r' -> out.append("&#13;");
                case '\t' -> out.append("&#9;");
                default -> {
                  if (isXml(point)) {
                    out.appendCodePoint(point);
                  }
                }
              }
            });
    return out.toString();
  }

  /** https://www.w3.org/TR/xml/#charsets without the controls that it discourages. */
  private static boolean isXml(int point) {
    return point >= 0x20
        && (point < 0x7F || point > 0x9F || point == 0x85)
        && (point < 0xD800 || point > 0xDFFF)
        && (point & 0xFFFE) != 0xFFFE;
  }
}
