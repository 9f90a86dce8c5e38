package io.stoa.migration;

import io.stoa.claim.Claims;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the documents of a store to the format that this Stoa reads and writes, before anybody
 * else touches them. One node does it, the others wait; where it died, it is gone on with after the
 * last batch. Thread-safe.
 */
public final class MigrateStore {
  static final CollectionSpec CLAIMS = CollectionSpec.of("store_format_claims");

  private static final Logger LOG = LoggerFactory.getLogger(MigrateStore.class);
  private static final String DOCUMENTS = "documents";
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int BATCH = 500;

  /** A document that others write to all the time is not one of a store that migrates. */
  private static final int MOST_TRIES = 20;

  private final DocumentStore store;
  private final List<Migration> steps;
  private final StoreFormat.Stored formats;
  private final Claims claims;

  /**
   * @param steps from format 1 on: the first one leads to format 2
   */
  public MigrateStore(DocumentStore store, List<Migration> steps, Clock clock) {
    this.store = store;
    this.steps = List.copyOf(steps);
    this.formats = new StoreFormat.Stored(store);
    this.claims = new Claims(store, CLAIMS, clock);
  }

  /** The format that this Stoa reads and writes. */
  public int current() {
    return steps.size() + 1;
  }

  /**
   * Returns when all documents are of the current format.
   *
   * @throws StoaException {@code STORE_TOO_NEW} when a newer Stoa has been here, {@code INVALID}
   *     when a document cannot be brought to the next format
   */
  public void run() {
    StoreFormat found = formats.find().orElse(null);
    while (found == null || isOlder(found)) {
      if (claims.take(DOCUMENTS, "migration") instanceof Claims.Attempt.Busy busy) {
        LOG.info("Waits for the documents, which {} brings to another format", busy.owner());
        LockSupport.parkNanos(PAUSE.toNanos());
        requireUninterrupted();
      } else {
        try {
          migrate(formats.find().orElse(null));
        } finally {
          claims.giveBack(DOCUMENTS);
        }
      }
      found = formats.find().orElse(null);
    }
  }

  private static void requireUninterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new StoaException(CoreError.SHUTTING_DOWN, "Interrupted while it waited.");
    }
  }

  /**
   * Looks whether the documents are still of a format that this Stoa knows.
   *
   * @throws StoaException {@code STORE_TOO_NEW}
   */
  public void requireKnown() {
    formats.find().ifPresent(this::isOlder);
  }

  private boolean isOlder(StoreFormat found) {
    if (found.format() > current()) {
      throw new StoaException(
          CoreError.STORE_TOO_NEW,
          "The documents are of format "
              + found.format()
              + ", which a newer Stoa has written; this one knows format "
              + current()
              + " at most. Start the newer one, or restore the backup from before it was first"
              + " started.");
    }
    return found.format() < current();
  }

  private void migrate(@Nullable StoreFormat found) {
    StoreFormat now = found == null ? StoreFormat.FIRST : found;
    if (found == null) {
      formats.save(now);
    }
    while (isOlder(now)) {
      Migration step = steps.get(now.format() - 1);
      LOG.info("Brings the documents to format {}: {}", now.format() + 1, step.what());
      now = migrate(step, now);
      requireHeld();
      formats.save(now);
    }
  }

  private StoreFormat migrate(Migration step, StoreFormat begun) {
    StoreFormat now = begun;
    while (now.change() < step.changes().size()) {
      Migration.Change change = step.changes().get(now.change());
      DocumentCollection documents = store.collection(change.collection());
      List<StoredDocument> batch = documents.scan(now.after(), BATCH);
      apply(change, batch, documents);
      now =
          batch.size() < BATCH
              ? now.at(now.change() + 1, null)
              : now.at(now.change(), batch.get(batch.size() - 1).id());
      requireHeld();
      formats.save(now);
    }
    return now.next();
  }

  private void requireHeld() {
    if (!claims.isHeld(DOCUMENTS)) {
      throw new StoaException(
          CoreError.STORE_UNAVAILABLE,
          "Another node has taken over what brings documents forward.");
    }
  }

  private static void apply(
      Migration.Change change, List<StoredDocument> batch, DocumentCollection documents) {
    List<StoredDocument> left = batch;
    for (int tries = 0; !left.isEmpty(); tries++) {
      if (tries == MOST_TRIES) {
        throw refused(change, left.get(0).id(), "somebody else writes it all the time");
      }
      List<Write> writes =
          left.stream().flatMap(document -> change.write().apply(document).stream()).toList();
      List<String> again = new ArrayList<>();
      for (WriteResult result : documents.bulk(writes)) {
        if (result instanceof WriteResult.Refused refused) {
          throw refused(change, refused.id(), refused.reason());
        } else if (result instanceof WriteResult.Conflict conflict) {
          again.add(conflict.id());
        }
      }
      left = again.isEmpty() ? List.of() : List.copyOf(documents.getMany(again).values());
    }
  }

  private static StoaException refused(Migration.Change change, String id, String why) {
    return new StoaException(
        CoreError.INVALID,
        "The document '"
            + id
            + "' of '"
            + change.collection().name()
            + "' cannot be brought to the next format: "
            + why);
  }
}
