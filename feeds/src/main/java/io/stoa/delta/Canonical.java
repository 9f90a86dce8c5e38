package io.stoa.delta;

import io.stoa.digest.Sha256;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Short marks of values made of records, collections and plain values: equal values have equal
 * marks, in every process. {@code toString} would not do: immutable sets and maps have another
 * order in each.
 */
public final class Canonical {
  private static final int MARK_BYTES = 12;

  private Canonical() {}

  public static String mark(@Nullable Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      append(text, part);
    }
    byte[] hash = Sha256.of(text.toString());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(first(hash));
  }

  private static byte[] first(byte[] hash) {
    return java.util.Arrays.copyOf(hash, MARK_BYTES);
  }

  private static String text(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    append(text, value);
    return text.toString();
  }

  private static void append(StringBuilder text, @Nullable Object value) {
    if (value instanceof Record parts) {
      text.append(value.getClass().getSimpleName()).append('(');
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        append(text, component(parts, component));
      }
      text.append(')');
    } else if (value instanceof Map<?, ?> map) {
      Map<String, String> sorted = new TreeMap<>();
      map.forEach((key, entry) -> sorted.put(text(key), text(entry)));
      sorted.forEach((key, entry) -> text.append('{').append(key).append(entry).append('}'));
    } else if (value instanceof Set<?> set) {
      append(text, set.stream().map(Canonical::text).sorted().toList());
    } else if (value instanceof Collection<?> list) {
      text.append('[');
      List.copyOf(list).forEach(entry -> append(text, entry));
      text.append(']');
    } else {
      String plain = String.valueOf(value);
      text.append(plain.length()).append(':').append(plain);
    }
  }

  private static @Nullable Object component(Record parts, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(parts);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("A record can be read", e);
    }
  }
}
