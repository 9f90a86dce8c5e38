package io.stoa.mapping;

import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what expressions hold into what items hold: no CEL types, no nulls, no empty values. */
final class Plain {
  private Plain() {}

  /** Whether it is Java's null or one of CEL's. */
  static boolean isNull(@Nullable Object value) {
    return value == null
        || value instanceof NullValue
        || value instanceof com.google.protobuf.NullValue;
  }

  /** Null where there is nothing: null, a blank text, an empty list or map. */
  static @Nullable Object of(@Nullable Object value) {
    if (value == null || isNull(value)) {
      return null;
    }
    if (value instanceof String text) {
      return text.isBlank() ? null : text;
    }
    if (value instanceof List<?> list) {
      return list(list);
    }
    if (value instanceof Map<?, ?> map) {
      return map(map);
    }
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof Boolean || value instanceof Long || value instanceof BigDecimal) {
      return value;
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? decimal(number) : number.toString();
    }
    return value.toString();
  }

  private static @Nullable Object list(List<?> list) {
    List<Object> plain = new ArrayList<>(list.size());
    for (Object entry : list) {
      Object value = of(entry);
      if (value != null) {
        plain.add(value);
      }
    }
    return plain.isEmpty() ? null : plain;
  }

  private static @Nullable Object map(Map<?, ?> map) {
    Map<String, Object> plain = new LinkedHashMap<>();
    map.forEach(
        (key, entry) -> {
          Object value = of(entry);
          if (value != null) {
            plain.put(String.valueOf(key), value);
          }
        });
    return plain.isEmpty() ? null : plain;
  }

  /** As text, null for null: numbers in plain notation, money as {@code 15.00 USD}. */
  static @Nullable String text(@Nullable Object value) {
    Object plain = of(value);
    if (plain instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return plain == null ? null : plain.toString();
  }

  /** The number that the value is, null when it is none. */
  static @Nullable BigDecimal number(@Nullable Object value) {
    Object plain = value instanceof Measured measured ? measured.amount() : of(value);
    if (plain instanceof BigDecimal number) {
      return number;
    }
    if (plain instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    try {
      return plain instanceof String text && text.length() < 40 ? new BigDecimal(text) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A list; a single value is a list of one, null an empty one. */
  static List<?> entries(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    return value == null || isNull(value) ? List.of() : List.of(value);
  }

  private static BigDecimal decimal(double number) {
    BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
    return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
  }
}
