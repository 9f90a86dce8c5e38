package io.stoa.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Sorts;
import io.stoa.store.Changes;
import io.stoa.store.DocumentCollection;
import io.stoa.store.StoredDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonInt64;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** Reads the change sequence in the one order that misses nothing: see {@link ChangeSequence}. */
final class TailChanges {
  /**
   * A writer that has not numbered its write by then is taken for dead; if not, no harm is done.
   */
  private static final Duration STALLED = Duration.ofSeconds(5);

  private static final int BATCH = 500;
  private static final BsonInt64 NO_NUMBER = new BsonInt64(0);

  private final MongoCollection<RawBsonDocument> documents;
  private final ChangeSequence sequence;

  TailChanges(MongoCollection<RawBsonDocument> documents, ChangeSequence sequence) {
    this.documents = documents;
    this.sequence = sequence;
  }

  /**
   * @param session each reading in it sees at least what the one before saw
   */
  Changes after(ClientSession session, long cursor, int limit) {
    long last = sequence.last(session);
    List<StoredDocument> pending = new ArrayList<>();
    sequence.number(readPending(session, pending));
    return last <= cursor
        ? new Changes(pending, cursor, true)
        : readNumbered(session, cursor, last, limit, pending);
  }

  /**
   * Adds all of them, beyond any limit: the cursor may pass numbers that they already hold. Returns
   * the versions of the stalled ones by id.
   */
  private Map<String, Long> readPending(ClientSession session, List<StoredDocument> pending) {
    long stalledBefore = System.currentTimeMillis() - STALLED.toMillis();
    Map<String, Long> stalled = new LinkedHashMap<>();
    find(session, eq(StoredForm.PENDING, true))
        .forEach(
            stored -> {
              StoredDocument document = StoredForm.read(stored);
              pending.add(document);
              if (stored.getDateTime(StoredForm.WRITTEN).getValue() < stalledBefore) {
                stalled.put(document.id(), document.version());
              }
            });
    return stalled;
  }

  private Changes readNumbered(
      ClientSession session, long cursor, long last, int limit, List<StoredDocument> pending) {
    List<StoredDocument> changed = new ArrayList<>(pending);
    Bson after = and(gt(StoredForm.SEQUENCE, cursor), lte(StoredForm.SEQUENCE, last));
    long read = cursor;
    long bytes = 0;
    int numbered = 0;
    boolean more;
    try (MongoCursor<RawBsonDocument> found =
        find(session, after)
            .sort(Sorts.ascending(StoredForm.SEQUENCE))
            .limit(limit)
            .batchSize(Math.min(limit, BATCH))
            .cursor()) {
      more = found.hasNext();
      while (more && bytes < DocumentCollection.LARGEST_STRETCH) {
        RawBsonDocument stored = found.next();
        changed.add(StoredForm.read(stored));
        numbered++;
        bytes += stored.getByteLength();
        read = Math.max(read, numberUpTo(last, stored));
        more = found.hasNext();
      }
    }
    boolean drained = !more && numbered < limit;
    return new Changes(changed, drained ? last : read, drained);
  }

  /** A document that was written again while being read has another number, and comes again. */
  private static long numberUpTo(long last, RawBsonDocument stored) {
    long number = stored.getInt64(StoredForm.SEQUENCE, NO_NUMBER).getValue();
    return number <= last ? number : 0;
  }

  private FindIterable<RawBsonDocument> find(ClientSession session, Bson filter) {
    return documents.find(session, filter).batchSize(BATCH);
  }
}
