package io.stoa.outbox;

import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Scans;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The comparisons that were asked for and have not ended, one for each feed. Thread-safe. */
public final class WantedReconciles {
  static final CollectionSpec COLLECTION = CollectionSpec.of("feed_reconciles_wanted");

  private final DocumentCollection documents;
  private final Clock clock;

  public WantedReconciles(DocumentStore store, Clock clock) {
    this.documents = store.collection(COLLECTION);
    this.clock = clock;
  }

  /** One as it was read: it is written only as long as nobody else wrote it. */
  record Kept(WantedReconcile wanted, long version) {}

  /** Stores that it is wanted; one that is under way is done once more afterwards. */
  public void add(String feed) {
    put(new WantedReconcile(feed, clock.instant(), 0, false), Write.ANY);
  }

  public Optional<WantedReconcile> find(String feed) {
    return kept(feed).map(Kept::wanted);
  }

  /** Forgets that it is wanted. */
  public void drop(String feed) {
    kept(feed).ifPresent(this::end);
  }

  List<Kept> all() {
    List<Kept> all = new ArrayList<>();
    Scans.each(documents, document -> all.add(read(document)));
    return all;
  }

  /** Counts that it is begun; empty when it is not wanted any more, or somebody just wrote it. */
  Optional<Kept> begin(String feed) {
    return kept(feed).flatMap(kept -> put(kept.wanted().begunAgain(), kept.version()));
  }

  /** Takes back that it was begun; nothing happens when somebody wrote it meanwhile. */
  void notBegun(Kept begun) {
    put(begun.wanted().notBegun(), begun.version());
  }

  /** Notes that only its run is left; empty when it was asked for anew meanwhile. */
  Optional<Kept> compared(Kept kept) {
    return put(kept.wanted().afterComparing(), kept.version());
  }

  /** It has ended, unless it was asked for anew meanwhile. */
  void end(Kept kept) {
    documents.put(Write.delete(kept.wanted().feed(), kept.version()));
  }

  private Optional<Kept> kept(String feed) {
    return documents.get(feed).map(WantedReconciles::read);
  }

  private Optional<Kept> put(WantedReconcile wanted, long expected) {
    JsonBody body = JsonBody.of(Json.write(wanted));
    return documents.put(Write.replace(wanted.feed(), expected, body))
            instanceof WriteResult.Written written
        ? Optional.of(new Kept(wanted, written.version()))
        : Optional.empty();
  }

  private static Kept read(StoredDocument stored) {
    JsonBody body = Objects.requireNonNull(stored.body(), "deleted");
    return new Kept(Json.read(body.utf8(), WantedReconcile.class), stored.version());
  }
}
