package io.stoa.schedule;

import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps the states. Thread-safe, also between nodes. */
final class ScheduleStates {
  static final CollectionSpec COLLECTION = CollectionSpec.of("schedule_state");

  private final DocumentCollection documents;

  ScheduleStates(DocumentStore store) {
    this.documents = store.collection(COLLECTION);
  }

  Optional<ScheduleState> find(String feed) {
    return documents.get(feed).map(ScheduleStates::read);
  }

  /**
   * Changes the state, or makes one.
   *
   * @param change of the newest state, null when there is none; asked again when another node was
   *     faster. Where it gives the same, or null, nothing is stored
   * @return what it gave in the end
   */
  @Nullable ScheduleState update(String feed, Change change) {
    while (true) {
      StoredDocument stored = documents.get(feed).orElse(null);
      ScheduleState before = stored == null ? null : read(stored);
      ScheduleState after = change.of(before);
      if (after == null || after.equals(before)) {
        return after;
      }
      long version = stored == null ? Write.ABSENT : stored.version();
      Write write = Write.replace(feed, version, JsonBody.of(Json.write(after)));
      if (documents.put(write) instanceof WriteResult.Written) {
        return after;
      }
    }
  }

  /** Changes a state that is there; the feed may have been deleted meanwhile. */
  void change(String feed, UnaryOperator<ScheduleState> change) {
    var unused = update(feed, known -> known == null ? null : change.apply(known));
  }

  void remove(String feed) {
    if (documents.get(feed).isPresent()) {
      documents.put(Write.delete(feed, Write.ANY));
    }
  }

  private static ScheduleState read(StoredDocument stored) {
    return Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), ScheduleState.class);
  }

  /** What becomes of a state. */
  @FunctionalInterface
  interface Change {
    @Nullable ScheduleState of(@Nullable ScheduleState known);
  }
}
