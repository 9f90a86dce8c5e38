package io.stoa.store.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the writes of one collection. A write first lies there as pending; only then is a number
 * taken from the counter and put in place of the mark. So whoever reads the counter, then what is
 * pending, then what is numbered up to that count, misses nothing, however long a writer stalls
 * between the steps.
 */
final class ChangeSequence {
  static final String COUNTERS = "stoa.sequences";
  private static final String LAST = "last";

  private final MongoCollection<RawBsonDocument> counters;
  private final MongoCollection<RawBsonDocument> documents;
  private final String name;

  ChangeSequence(
      MongoCollection<RawBsonDocument> counters, MongoCollection<RawBsonDocument> documents) {
    this.counters = counters;
    this.documents = documents;
    this.name = documents.getNamespace().getCollectionName();
  }

  /** The last number that was taken. */
  long last(ClientSession session) {
    @Nullable RawBsonDocument counter = counters.find(session, eq(name)).batchSize(1).first();
    return counter == null ? 0 : counter.getInt64(LAST).getValue();
  }

  /**
   * Gives each pending document its number. One that was written again or numbered by somebody else
   * in between is left alone: that write is pending, or done, itself.
   *
   * @param versions the version that is pending, by id
   */
  void number(Map<String, Long> versions) {
    if (versions.isEmpty()) {
      return;
    }
    long number = take(versions.size());
    List<UpdateOneModel<RawBsonDocument>> updates = new ArrayList<>(versions.size());
    for (Map.Entry<String, Long> pending : versions.entrySet()) {
      number++;
      updates.add(
          new UpdateOneModel<>(
              new BsonDocument(StoredForm.ID, new BsonString(pending.getKey()))
                  .append(StoredForm.VERSION, new BsonInt64(pending.getValue()))
                  .append(StoredForm.PENDING, BsonBoolean.TRUE),
              Updates.combine(
                  Updates.set(StoredForm.SEQUENCE, number), Updates.unset(StoredForm.PENDING))));
    }
    documents.bulkWrite(updates, new BulkWriteOptions().ordered(false));
  }

  /** Takes as many numbers, and returns the one before the first of them. */
  private long take(int numbers) {
    try {
      return increment(numbers);
    } catch (MongoException e) {
      // Another node has made the counter at the same time; now it is there.
      if (e.getCode() != StoredForm.DUPLICATE_KEY) {
        throw e;
      }
      return increment(numbers);
    }
  }

  private long increment(int numbers) {
    @Nullable BsonDocument before =
        counters.findOneAndUpdate(
            eq(name),
            Updates.inc(LAST, (long) numbers),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.BEFORE));
    return before == null ? 0 : before.getInt64(LAST).getValue();
  }
}
