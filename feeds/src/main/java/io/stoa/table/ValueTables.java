package io.stoa.table;

import io.stoa.error.Violation;
import io.stoa.json.Json;
import io.stoa.store.Changes;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Scans;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.table.ValueTable.Unmapped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value tables. Each value is a document of its own, so that one change touches one value and
 * can be told from all others. Thread-safe.
 */
public final class ValueTables {
  private static final String BY_TABLE = "table";

  /** The id of a document is the feed's code, {@code *} for a shared table, slash, its code. */
  public static final CollectionSpec COLLECTION = CollectionSpec.of("value_tables");

  /** The id of a document is the table's, slash, our value in lower case. */
  public static final CollectionSpec VALUES = CollectionSpec.of("value_table_values", BY_TABLE);

  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
  private static final int PAGE = 1000;
  private static final int MOST_VALUES = 20_000;
  private static final int LONGEST_KEY = 150;
  private static final int LONGEST_VALUE = 1_000;
  private static final int LONGEST_LABEL = 100;
  private static final int MOST_PROBLEMS = 100;

  private final DocumentCollection heads;
  private final DocumentCollection values;

  public ValueTables(DocumentStore store) {
    this.heads = store.collection(COLLECTION);
    this.values = store.collection(VALUES);
  }

  /** The feed's own tables and the shared ones; shared ones alone for null. */
  public List<ValueTable> of(@Nullable String feed) {
    List<ValueTable> all = new ArrayList<>();
    Scans.each(
        heads,
        document -> {
          Head head = read(document, Head.class);
          if (head.feed() == null || head.feed().equals(feed)) {
            all.add(table(head));
          }
        });
    return List.copyOf(all);
  }

  /** The feed's own table of the code, or with null the shared one. */
  public Optional<ValueTable> find(@Nullable String feed, String code) {
    return heads.get(id(feed, code)).map(d -> table(read(d, Head.class)));
  }

  /** The table that an expression of the feed means: its own, else the shared one. */
  public Optional<ValueTable> meant(String feed, String code) {
    Optional<ValueTable> own = find(feed, code);
    return own.isPresent() ? own : find(null, code);
  }

  /**
   * Stores the table in place of an earlier one; writes only what is new or changed.
   *
   * @return everything that is wrong; empty means stored
   */
  public List<Violation> save(ValueTable table) {
    List<Violation> violations = check(table);
    if (!violations.isEmpty()) {
      return violations;
    }
    String id = id(table.feed(), table.code());
    List<Write> writes = new ArrayList<>();
    Map<String, StoredDocument> before = stored(id);
    table
        .values()
        .forEach(
            (key, value) -> {
              String at = id + "/" + ValueTable.folded(key);
              Entry entry = new Entry(key, value);
              StoredDocument known = before.remove(at);
              if (known == null || !read(known, Entry.class).equals(entry)) {
                writes.add(
                    new Write(
                        at,
                        Write.ANY,
                        JsonBody.of(Json.write(entry)),
                        Map.of(BY_TABLE, List.of(id))));
              }
            });
    before.keySet().forEach(gone -> writes.add(Write.delete(gone, Write.ANY)));
    values.bulk(writes);
    Head head = Head.of(table);
    if (!heads.get(id).map(d -> read(d, Head.class)).equals(Optional.of(head))) {
      heads.put(Write.replace(id, Write.ANY, JsonBody.of(Json.write(head))));
    }
    return List.of();
  }

  /** Removes the table; false when there was none. */
  public boolean delete(@Nullable String feed, String code) {
    String id = id(feed, code);
    if (heads.get(id).isEmpty()) {
      return false;
    }
    heads.put(Write.delete(id, Write.ANY));
    values.bulk(stored(id).keySet().stream().map(v -> Write.delete(v, Write.ANY)).toList());
    return true;
  }

  /**
   * Where changes are read on from.
   *
   * @param heads labels, attributes and what becomes of unmapped values
   * @param values the values
   */
  public record Position(long heads, long values) {}

  /** Cheap. */
  public Position position() {
    return new Position(heads.position(), values.position());
  }

  /**
   * What changed in a table.
   *
   * @param whole what becomes of unmapped values may be another than before
   * @param values ours, in lower case, whose channel value changed
   */
  public record Changed(boolean whole, Set<String> values) {
    public boolean nothing() {
      return !whole && values.isEmpty();
    }
  }

  /**
   * What changed in the feed's own or the shared table since the position; may name more. A feed
   * that gets or loses a table of its own sees the whole table change.
   */
  public Changed changedSince(String feed, String code, Position position) {
    boolean whole =
        changed(heads, position.heads()).stream()
            .anyMatch(id -> id.equals(id(feed, code)) || id.equals(id(null, code)));
    Set<String> keys = new LinkedHashSet<>();
    String prefix = meant(feed, code).map(t -> id(t.feed(), code)).orElse(id(null, code)) + "/";
    changed(values, position.values()).stream()
        .filter(id -> id.startsWith(prefix))
        .forEach(id -> keys.add(id.substring(prefix.length())));
    return new Changed(whole, keys);
  }

  private static List<String> changed(DocumentCollection documents, long position) {
    List<String> ids = new ArrayList<>();
    long cursor = position;
    Changes changes;
    do {
      changes = documents.changes(cursor, PAGE);
      changes.documents().forEach(document -> ids.add(document.id()));
      cursor = changes.cursor();
    } while (!changes.drained());
    return ids;
  }

  /** A table without its values. */
  record Head(
      String code,
      @Nullable String feed,
      String label,
      @Nullable String attribute,
      Unmapped unmapped,
      @Nullable String fixed) {
    static Head of(ValueTable table) {
      return new Head(
          table.code(),
          table.feed(),
          table.label(),
          table.attribute(),
          table.unmapped(),
          table.fixed());
    }
  }

  /** One value. */
  record Entry(String key, String value) {}

  private ValueTable table(Head head) {
    Map<String, String> entries = new HashMap<>();
    stored(id(head.feed(), head.code()))
        .values()
        .forEach(
            document -> {
              Entry entry = read(document, Entry.class);
              entries.put(entry.key(), entry.value());
            });
    return new ValueTable(
        head.code(),
        head.feed(),
        head.label(),
        head.attribute(),
        head.unmapped(),
        head.fixed(),
        entries);
  }

  private Map<String, StoredDocument> stored(String table) {
    Map<String, StoredDocument> all = new HashMap<>();
    Scans.eachByIndex(values, BY_TABLE, table, document -> all.put(document.id(), document));
    return all;
  }

  private static List<Violation> check(ValueTable table) {
    List<Violation> violations = new ArrayList<>();
    if (!CODE.matcher(table.code()).matches()) {
      violations.add(
          new Violation(
              "code", "code", "Is 1 to 40 lower-case letters, digits, - and _.", table.code()));
    }
    if (table.label().length() > LONGEST_LABEL) {
      violations.add(Violation.of("label", "max_characters", "Has more than 100 characters."));
    }
    boolean fixed = table.unmapped() == Unmapped.FIXED;
    if (fixed && (table.fixed() == null || table.fixed().isBlank())) {
      violations.add(Violation.of("fixed", "required", "Say what stands for unmapped values."));
    }
    if (table.values().size() > MOST_VALUES) {
      violations.add(Violation.of("values", "count", "Has more than " + MOST_VALUES + " values."));
    }
    Map<String, String> seen = new HashMap<>();
    table.values().forEach((key, value) -> check(key, value, seen, violations));
    return violations.size() > MOST_PROBLEMS ? violations.subList(0, MOST_PROBLEMS) : violations;
  }

  private static void check(
      String key, String value, Map<String, String> seen, List<Violation> violations) {
    String at = "values." + key;
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      violations.add(
          new Violation(at, "length", "A value has 1 to " + LONGEST_KEY + " characters.", key));
    }
    if (value.isBlank() || value.length() > LONGEST_VALUE) {
      violations.add(
          new Violation(
              at, "length", "A channel's value has 1 to " + LONGEST_VALUE + " characters.", value));
    }
    String before = seen.put(ValueTable.folded(key), key);
    if (before != null) {
      violations.add(
          new Violation(at, "unique", "Differs from " + before + " in case or spaces only.", key));
    }
  }

  private static String id(@Nullable String feed, String code) {
    return (feed == null ? "*" : feed) + "/" + code;
  }

  private static <T> T read(StoredDocument document, Class<T> type) {
    return Json.read(Objects.requireNonNull(document.body(), "deleted").utf8(), type);
  }
}
