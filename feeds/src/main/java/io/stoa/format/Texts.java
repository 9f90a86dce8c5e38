package io.stoa.format;

import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Values as text in formats that have nothing but text. */
final class Texts {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Texts() {}

  static String of(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof Map<?, ?> ? json(value) : value.toString();
  }

  /** As JSON, for values that have no other text. */
  static String json(Object value) {
    return JSON.writeValueAsString(value);
  }
}
