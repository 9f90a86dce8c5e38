package io.stoa.schedule;

import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps the states; the one scheduler of this process is the only writer. Thread-safe. */
final class ScheduleStates {
  static final CollectionSpec COLLECTION = CollectionSpec.of("schedule_state");

  private final DocumentCollection documents;

  ScheduleStates(DocumentStore store) {
    this.documents = store.collection(COLLECTION);
  }

  Optional<ScheduleState> find(String feed) {
    return documents.get(feed).map(ScheduleStates::read);
  }

  /** Changes a state that is there; the feed may have been deleted meanwhile. */
  synchronized void update(String feed, UnaryOperator<ScheduleState> change) {
    find(feed).map(change).ifPresent(this::save);
  }

  synchronized void save(ScheduleState state) {
    documents.put(Write.replace(state.feed(), Write.ANY, JsonBody.of(Json.write(state))));
  }

  synchronized void remove(String feed) {
    if (documents.get(feed).isPresent()) {
      documents.put(Write.delete(feed, Write.ANY));
    }
  }

  private static ScheduleState read(StoredDocument stored) {
    return Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), ScheduleState.class);
  }
}
