package io.stoa.format;

import io.stoa.requirement.FieldRule;
import io.stoa.requirement.FieldType;
import java.util.Collection;
import java.util.Map;

/** Values as text in one cell of a table. */
final class CellTexts {
  private CellTexts() {}

  static String of(Object value, FieldRule field) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Collection<?> entries) {
      return field.parts().isEmpty() && holdsObjects(entries)
          ? Texts.json(entries)
          : joined(entries, field);
    }
    if (value instanceof Map<?, ?> parts && !field.parts().isEmpty()) {
      return parts(parts, field);
    }
    return Texts.of(value);
  }

  private static boolean holdsObjects(Collection<?> entries) {
    return entries.stream().anyMatch(Map.class::isInstance);
  }

  private static String joined(Collection<?> entries, FieldRule field) {
    String separator = field.separator();
    StringBuilder all = new StringBuilder();
    for (Object entry : entries) {
      if (!all.isEmpty()) {
        all.append(separator);
      }
      all.append(entry instanceof Map<?, ?> parts ? parts(parts, field) : entry(entry, field));
    }
    return all.toString();
  }

  /** An address with the separator in it is encoded, any other text put in quotes. */
  private static String entry(Object entry, FieldRule field) {
    String text = Texts.of(entry);
    String separator = field.separator();
    if (!text.contains(separator)) {
      return text;
    }
    boolean address = field.of() == FieldType.URL || field.of() == FieldType.IMAGE_URL;
    return address && separator.equals(",") ? text.replace(",", "%2C") : quoted(text);
  }

  /** {@code US:CA:Overnight:16.00 USD}: in the order of the field's parts, no colons at the end. */
  private static String parts(Map<?, ?> parts, FieldRule field) {
    StringBuilder all = new StringBuilder();
    int colons = 0;
    for (String name : field.parts().keySet()) {
      Object part = parts.get(name);
      if (part != null) {
        all.append(":".repeat(colons));
        colons = 0;
        String text = Texts.of(part);
        boolean plain = text.indexOf(':') < 0 && text.indexOf(',') < 0 && text.indexOf('"') < 0;
        all.append(plain ? text : quoted(text));
      }
      colons++;
    }
    return all.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
