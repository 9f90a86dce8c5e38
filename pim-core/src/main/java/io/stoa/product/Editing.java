package io.stoa.product;

import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of thing is edited; {@link BulkEdit} does the rest.
 *
 * @param <E> the edit
 * @param <T> what is edited
 */
interface Editing<E, T> {
  Identifier id(E edit);

  long expectedVersion(E edit);

  /** Key of what must be written before this edit when the same batch holds it, or null. */
  @Nullable String dependsOn(E edit);

  /** Codes of the models that the edit or the thing before it names as parents. */
  List<String> parents(E edit, @Nullable T before);

  Draft<T> draft(E edit, @Nullable T before, Round round);

  /** What only this may have, see {@link Claims}. */
  Set<String> claims(T thing, Round round);

  /** The owner of claims: tells products from models of the same key. */
  String owner(String key);

  Tracked<T> read(StoredDocument document);

  Write write(T thing, long expected, Trace trace);

  /** All that an edit can change. */
  Values all(T thing);

  /** When it was written last. */
  Instant updated(T thing);

  /** The parent that the edit names and the one from before, as far as there are any. */
  static List<String> parents(Change<String> parent, @Nullable String before) {
    List<String> parents = new ArrayList<>(2);
    if (parent instanceof Change.To<String> to) {
      parents.add(to.value());
    }
    if (before != null) {
      parents.add(before);
    }
    return parents;
  }

  /** Under which keys a reference is indexed; none where there is no reference. */
  static List<String> keys(@Nullable String code) {
    return code == null ? List.of() : List.of(Lineage.key(code));
  }
}
