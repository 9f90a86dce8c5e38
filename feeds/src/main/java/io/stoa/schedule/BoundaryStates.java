package io.stoa.schedule;

import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Keeps the one state that all launches share. Thread-safe, also between processes. */
final class BoundaryStates {
  static final CollectionSpec COLLECTION = CollectionSpec.of("launch_boundaries");
  private static final String ID = "state";

  private final DocumentCollection documents;

  BoundaryStates(DocumentStore store) {
    this.documents = store.collection(COLLECTION);
  }

  /** By code of the feed that is still to be run: the instant that it is run for. */
  Map<String, Instant> due() {
    return documents.get(ID).map(BoundaryStates::read).map(BoundaryState::due).orElse(Map.of());
  }

  /**
   * @param change of the newest state; asked again when somebody else was faster
   * @param now from when on boundaries are kept where none were before
   * @return as it is now
   */
  BoundaryState update(UnaryOperator<BoundaryState> change, Instant now) {
    while (true) {
      StoredDocument stored = documents.get(ID).orElse(null);
      BoundaryState before = stored == null ? new BoundaryState(now, Map.of()) : read(stored);
      BoundaryState after = change.apply(before);
      if (stored != null && after.equals(before)) {
        return before;
      }
      long version = stored == null ? Write.ABSENT : stored.version();
      WriteResult result =
          documents.put(Write.replace(ID, version, JsonBody.of(Json.write(after))));
      if (result instanceof WriteResult.Written) {
        return after;
      }
    }
  }

  private static BoundaryState read(StoredDocument stored) {
    return Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), BoundaryState.class);
  }
}
