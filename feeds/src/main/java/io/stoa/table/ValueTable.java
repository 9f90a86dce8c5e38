package io.stoa.table;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a channel calls each of our values.
 *
 * @param code lower-case letters, digits, {@code -} and {@code _}
 * @param feed whose own table it is; null for one that all feeds share
 * @param attribute whose options or values it is about, for suggestions and coverage; null for any
 * @param unmapped what becomes of a value that is not in it
 * @param fixed what stands for such a value with {@link Unmapped#FIXED}, else null
 * @param values the channel's value by ours: an option's code, or a text
 */
public record ValueTable(
    String code,
    @Nullable String feed,
    String label,
    @Nullable String attribute,
    Unmapped unmapped,
    @Nullable String fixed,
    Map<String, String> values) {
  public ValueTable {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** What becomes of a value that is not in the table. */
  public enum Unmapped {
    /** The field has no value, and the report says which value is missing here. */
    REPORT,
    /** It goes out as it is. */
    PASS,
    /** Another, fixed value goes out. */
    FIXED,
    /** The field has no value. */
    EMPTY
  }

  /** The same with other values. */
  public ValueTable with(Map<String, String> others) {
    return new ValueTable(code, feed, label, attribute, unmapped, fixed, others);
  }

  /** Ready to look values up in any case. */
  @JsonIgnore
  public Lookup lookup() {
    return new Lookup(this);
  }

  /** A table to look things up in; spaces around a value and its case make no difference. */
  public static final class Lookup {
    private final ValueTable table;
    private final Map<String, String> byFolded = new HashMap<>();

    private Lookup(ValueTable table) {
      this.table = table;
      table.values().forEach((key, value) -> byFolded.put(folded(key), value));
    }

    public ValueTable table() {
      return table;
    }

    /** The channel's value, null where the table has none for ours. */
    public @Nullable String find(String value) {
      String exact = table.values().get(value);
      return exact != null ? exact : byFolded.get(folded(value));
    }
  }

  static String folded(String value) {
    return value.strip().toLowerCase(Locale.ROOT);
  }
}
