package io.stoa.outbox;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored batches. A feed's are written by whoever holds the feed. Thread-safe. */
final class Batches {
  private static final String STAGE = "stage";
  private static final String UNSETTLED = "UNSETTLED";
  static final CollectionSpec STATES = CollectionSpec.of("feed_batch_states", STAGE);
  static final CollectionSpec CONTENTS = CollectionSpec.of("feed_batches");

  private static final int PAGE = 20;

  private final DocumentCollection states;
  private final DocumentCollection contents;

  Batches(DocumentStore store) {
    this.states = store.collection(STATES);
    this.contents = store.collection(CONTENTS);
  }

  /** Stores a new batch; the payloads first, so that no batch is ever without. */
  void add(Batch batch, Payloads payloads) {
    written(contents.put(Write.replace(batch.id(), Write.ANY, payloads.pack())));
    save(batch);
  }

  void save(Batch batch) {
    List<String> stages = new ArrayList<>();
    stages.add(stage(batch.feed(), batch.phase().name()));
    if (batch.heard() != null) {
      stages.add(stage(batch.feed(), UNSETTLED));
    }
    written(
        states.put(
            Write.replace(batch.id(), Write.ANY, JsonBody.of(Json.write(batch)))
                .indexed(Map.of(STAGE, stages))));
  }

  /** The state goes first: a crash in between leaves payloads that nobody asks for. */
  void remove(Batch batch) {
    states.put(Write.delete(batch.id(), Write.ANY));
    contents.put(Write.delete(batch.id(), Write.ANY));
  }

  Optional<Batch> find(String id) {
    return states.get(id).map(Batches::read);
  }

  Payloads payloads(Batch batch) {
    return contents
        .get(batch.id())
        .map(StoredDocument::body)
        .map(Payloads::unpack)
        .orElseGet(() -> new Payloads(Map.of()));
  }

  /** All of the feed's batches in a phase, a few at a time. */
  Iterable<Batch> in(String feed, Phase phase) {
    return () -> new Walk(stage(feed, phase.name()));
  }

  /** Those whose answers may not be in the ledger. */
  Iterable<Batch> unsettled(String feed) {
    return () -> new Walk(stage(feed, UNSETTLED));
  }

  boolean any(String feed) {
    List<StoredDocument> first = states.scan(feed + "/", 1);
    return !first.isEmpty() && first.get(0).id().startsWith(feed + "/");
  }

  void drop(String feed) {
    drop(states, feed + "/");
    drop(contents, feed + "/");
  }

  /** Forgets what one run stored. */
  void drop(String feed, String run) {
    drop(states, feed + "/" + run + "/");
    drop(contents, feed + "/" + run + "/");
  }

  private static void drop(DocumentCollection documents, String prefix) {
    List<String> ids;
    do {
      ids =
          documents.scan(prefix, PAGE).stream()
              .map(StoredDocument::id)
              .filter(id -> id.startsWith(prefix))
              .toList();
      documents.bulk(ids.stream().map(id -> Write.delete(id, Write.ANY)).toList());
    } while (!ids.isEmpty());
  }

  private static String stage(String feed, String phase) {
    return feed + "/" + phase;
  }

  private static Batch read(StoredDocument stored) {
    return Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), Batch.class);
  }

  private static void written(WriteResult result) {
    if (!(result instanceof WriteResult.Written)) {
      throw new StoaException(CoreError.BUG, "A batch cannot be stored: " + result);
    }
  }

  /** Goes through the batches that an index holds as it comes to them. */
  private final class Walk implements Iterator<Batch> {
    private final String stage;
    private final Deque<Batch> page = new ArrayDeque<>();
    private @Nullable String after;
    private boolean last;

    Walk(String stage) {
      this.stage = stage;
    }

    @Override
    public boolean hasNext() {
      if (page.isEmpty() && !last) {
        List<StoredDocument> found = states.scanByIndex(STAGE, stage, after, PAGE);
        last = found.size() < PAGE;
        for (StoredDocument document : found) {
          page.add(read(document));
          after = document.id();
        }
      }
      return !page.isEmpty();
    }

    @Override
    public Batch next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.remove();
    }
  }
}
