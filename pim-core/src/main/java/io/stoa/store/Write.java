package io.stoa.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One wanted write of one document.
 *
 * @param id 1 to 255 characters
 * @param expected the version that must be there: {@link #ABSENT} for none (a tombstone counts as
 *     none), {@link #ANY} for whatever is there, else exactly that version
 * @param body the whole new JSON object as UTF-8, or null to delete
 * @param keys for each declared index the keys under which this document is found; an index that is
 *     not named has none
 */
public record Write(
    String id, long expected, @Nullable JsonBody body, Map<String, List<String>> keys) {
  public static final long ABSENT = 0;
  public static final long ANY = -1;

  public Write {
    keys = Map.copyOf(keys);
  }

  public static Write create(String id, JsonBody body) {
    return new Write(id, ABSENT, body, Map.of());
  }

  public static Write replace(String id, long expected, JsonBody body) {
    return new Write(id, expected, body, Map.of());
  }

  public static Write delete(String id, long expected) {
    return new Write(id, expected, null, Map.of());
  }

  public Write indexed(Map<String, List<String>> newKeys) {
    return new Write(id, expected, body, newKeys);
  }
}
