package io.stoa.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A JSON object as UTF-8 text. The bytes are handed over, not copied: nobody changes them. */
public final class JsonBody {
  private final byte[] utf8;

  private JsonBody(byte[] utf8) {
    this.utf8 = utf8;
  }

  public static JsonBody of(byte[] utf8) {
    return new JsonBody(utf8);
  }

  public static JsonBody of(String json) {
    return new JsonBody(json.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] utf8() {
    return utf8;
  }

  public int length() {
    return utf8.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonBody that && Arrays.equals(utf8, that.utf8);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8);
  }

  @Override
  public String toString() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
