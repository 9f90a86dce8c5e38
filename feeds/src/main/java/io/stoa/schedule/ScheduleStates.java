package io.stoa.schedule;

import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentStore;
import io.stoa.store.Records;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps the states, by feed. Thread-safe, also between nodes. */
final class ScheduleStates {
  static final CollectionSpec COLLECTION = CollectionSpec.of("schedule_state");

  private final Records<ScheduleState> states;

  ScheduleStates(DocumentStore store) {
    this.states = new Records<>(store.collection(COLLECTION), ScheduleState.class);
  }

  Optional<ScheduleState> find(String feed) {
    return states.find(feed);
  }

  /** As {@link Records#update}. */
  @Nullable ScheduleState update(String feed, Records.Change<ScheduleState> change) {
    return states.update(feed, change);
  }

  /** Changes a state that is there; the feed may have been deleted meanwhile. */
  void change(String feed, UnaryOperator<ScheduleState> change) {
    var unused = update(feed, known -> known == null ? null : change.apply(known));
  }

  void remove(String feed) {
    states.remove(feed);
  }
}
