package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.json.Json;
import io.stoa.search.SearchQuery.Sort;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sorted value and the id of its last hit. It names nothing inside the
 * index, so it stays good whatever is written, and for as long as anybody keeps it.
 *
 * @param value text, whole number, fraction, or null where the last hit has no such value
 */
record Cursor(@Nullable Object value, String id) {
  private static final int LONGEST = 8192;

  /** As stored in the cursor's text. */
  record Stored(int sort, @Nullable Object value, @Nullable String id) {}

  static Cursor of(List<FieldValue> sort) {
    return new Cursor(plain(sort.get(0)), sort.get(1).stringValue());
  }

  private static @Nullable Object plain(FieldValue value) {
    return switch (value._kind()) {
      case Null -> null;
      case Long -> value.longValue();
      case Double -> value.doubleValue();
      default -> value.stringValue();
    };
  }

  List<FieldValue> after() {
    FieldValue first;
    if (value == null) {
      first = FieldValue.NULL;
    } else if (value instanceof Integer || value instanceof Long) {
      first = FieldValue.of(((Number) value).longValue());
    } else if (value instanceof Number fraction) {
      first = FieldValue.of(fraction.doubleValue());
    } else {
      first = FieldValue.of(value.toString());
    }
    return List.of(first, FieldValue.of(id));
  }

  String text(Sort sort) {
    byte[] json = Json.write(new Stored(mark(sort), value, id));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  /**
   * @throws StoaException {@code INVALID} when it is none, or one of another order
   */
  static Cursor parse(String text, Sort sort) {
    if (text.length() > LONGEST) {
      throw malformed(null);
    }
    Stored stored;
    try {
      stored = Json.read(Base64.getUrlDecoder().decode(text), Stored.class);
    } catch (IllegalArgumentException | StoaException e) {
      throw malformed(e);
    }
    if (stored == null || stored.id() == null) {
      throw malformed(null);
    }
    if (stored.sort() != mark(sort)) {
      throw new StoaException(CoreError.INVALID, "The cursor is of a search in another order.");
    }
    if (!fits(stored.value(), sort)) {
      throw malformed(null);
    }
    return new Cursor(stored.value(), stored.id());
  }

  private static boolean fits(@Nullable Object value, Sort sort) {
    if (sort instanceof Sort.ByUpdated) {
      return value instanceof Integer || value instanceof Long;
    } else if (sort instanceof Sort.ByRelevance) {
      return value instanceof Number;
    }
    return value instanceof String || (value == null && !(sort instanceof Sort.ByIdentifier));
  }

  private static int mark(Sort sort) {
    return sort.toString().hashCode();
  }

  private static StoaException malformed(@Nullable Throwable cause) {
    return new StoaException(CoreError.INVALID, "This is not a cursor of a search.", cause);
  }
}
