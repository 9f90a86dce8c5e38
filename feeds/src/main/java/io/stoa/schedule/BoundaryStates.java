package io.stoa.schedule;

import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentStore;
import io.stoa.store.Records;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Keeps the one state that all launches share. Thread-safe, also between processes. */
final class BoundaryStates {
  static final CollectionSpec COLLECTION = CollectionSpec.of("launch_boundaries");
  private static final String ID = "state";

  private final Records<BoundaryState> states;

  BoundaryStates(DocumentStore store) {
    this.states = new Records<>(store.collection(COLLECTION), BoundaryState.class);
  }

  /** By code of the feed that is still to be run: the instant that it is run for. */
  Map<String, Instant> due() {
    return states.find(ID).map(BoundaryState::due).orElse(Map.of());
  }

  /**
   * @param change of the newest state; asked again when somebody else was faster
   * @param now from when on boundaries are kept where none were before
   * @return as it is now
   */
  BoundaryState update(UnaryOperator<BoundaryState> change, Instant now) {
    return Objects.requireNonNull(
        states.update(
            ID, known -> change.apply(known == null ? new BoundaryState(now, Map.of()) : known)));
  }
}
