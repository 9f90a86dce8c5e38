package io.stoa.json;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The mapper that stored documents go through. Thread-safe. */
public final class Json {
  /** Decimals stay decimals, dates are ISO-8601 text, unknown properties are left alone. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private Json() {}

  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JacksonException e) {
      throw new StoaException(CoreError.BUG, "Cannot write " + value.getClass() + " as JSON.", e);
    }
  }

  public static <T> T read(byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw new StoaException(
          CoreError.INVALID, "Not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
    }
  }
}
