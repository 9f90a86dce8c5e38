package io.stoa.format;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Values as text in formats that have nothing but text. */
final class Texts {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Texts() {}

  static String of(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof Map<?, ?> ? JSON.writeValueAsString(value) : value.toString();
  }

  /** The entries of a list with the separator between; objects as a JSON array. */
  static String of(Object value, String separator) {
    if (value instanceof Collection<?> entries) {
      return entries.stream().anyMatch(Map.class::isInstance)
          ? JSON.writeValueAsString(entries)
          : entries.stream().map(Texts::of).collect(Collectors.joining(separator));
    }
    return of(value);
  }
}
