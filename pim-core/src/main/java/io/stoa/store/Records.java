package io.stoa.store;

import io.stoa.json.Json;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Documents that are one record each, written as JSON. Thread-safe, also between nodes.
 *
 * @param <T> the record, with {@code equals} by its values
 */
public final class Records<T> {
  private final DocumentCollection documents;
  private final Class<T> type;

  public Records(DocumentCollection documents, Class<T> type) {
    this.documents = documents;
    this.type = type;
  }

  /** The record as stored now. */
  public Optional<T> find(String id) {
    return documents.get(id).map(this::read);
  }

  /**
   * Changes the record, or makes it.
   *
   * @param change of the newest state; asked again when somebody else was faster
   * @return what it gave in the end
   */
  public @Nullable T update(String id, Change<T> change) {
    while (true) {
      StoredDocument stored = documents.get(id).orElse(null);
      T before = stored == null ? null : read(stored);
      T after = change.of(before);
      if (after == null || after.equals(before)) {
        return after;
      }
      long version = stored == null ? Write.ABSENT : stored.version();
      Write write = Write.replace(id, version, JsonBody.of(Json.write(after)));
      if (documents.put(write) instanceof WriteResult.Written) {
        return after;
      }
    }
  }

  /**
   * As {@link #update(String, Change)}.
   *
   * @param none stands for a record that is not stored, and is not stored itself
   */
  public T update(String id, T none, UnaryOperator<T> change) {
    T after =
        update(
            id,
            known -> {
              T changed = change.apply(known == null ? none : known);
              return known == null && changed.equals(none) ? null : changed;
            });
    return after == null ? none : after;
  }

  /** Nothing happens when there is none. */
  public void remove(String id) {
    if (documents.get(id).isPresent()) {
      documents.put(Write.delete(id, Write.ANY));
    }
  }

  private T read(StoredDocument stored) {
    return Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), type);
  }

  /** What becomes of a record. */
  @FunctionalInterface
  public interface Change<T> {
    /**
     * @param known the record as stored, null when there is none
     * @return where it is the same, or null, nothing is stored
     */
    @Nullable T of(@Nullable T known);
  }
}
