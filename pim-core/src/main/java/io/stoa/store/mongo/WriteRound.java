package io.stoa.store.mongo;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares and sets documents of different ids, many at a time. Each is an upsert that names the
 * state it replaces: when that state is not there any more, the upsert runs into the id and fails
 * with a duplicate key, and so each write has an answer of its own.
 */
final class WriteRound {
  /** MongoDB's limit less what is added around: the id, the number, the command. */
  private static final int LARGEST_BSON = 16 * 1024 * 1024 - 16 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(WriteRound.class);

  private record State(long version, boolean live) {
    static final State NONE = new State(0, false);

    long actual() {
      return live ? version : 0;
    }
  }

  private record Attempt(Write write, long version, ReplaceOneModel<RawBsonDocument> model) {}

  private final Connection connection;
  private final MongoCollection<RawBsonDocument> documents;
  private final ChangeSequence sequence;
  private final Map<String, WriteResult> results = new HashMap<>();

  WriteRound(
      Connection connection, MongoCollection<RawBsonDocument> documents, ChangeSequence sequence) {
    this.connection = connection;
    this.documents = documents;
    this.sequence = sequence;
  }

  /** The result of each write by its id. */
  Map<String, WriteResult> run(Collection<Write> writes) {
    List<Write> lost = attempt(writes, firstStates(writes));
    while (!lost.isEmpty()) {
      lost = attempt(lost, readStates(lost));
    }
    return results;
  }

  /**
   * Who creates need not look first: most often there is nothing. All others must know that the
   * document is there, or the upsert would create it; once there, it stays, if as a tombstone.
   */
  private Map<String, State> firstStates(Collection<Write> writes) {
    return readStates(writes.stream().filter(write -> write.expected() != Write.ABSENT).toList());
  }

  /**
   * As they lie on the primary, whether or not a majority has them yet: that is what the upsert
   * meets. What the majority has may be older, and a write on the newest version would be refused.
   */
  private Map<String, State> readStates(Collection<Write> writes) {
    Map<String, State> states = new HashMap<>();
    if (!writes.isEmpty()) {
      documents
          .withReadConcern(ReadConcern.LOCAL)
          .find(in(StoredForm.ID, writes.stream().map(Write::id).toList()))
          .projection(Projections.include(StoredForm.VERSION, StoredForm.LIVE))
          .batchSize(writes.size())
          .forEach(
              stored ->
                  states.put(
                      StoredForm.id(stored),
                      new State(
                          StoredForm.version(stored),
                          stored.getBoolean(StoredForm.LIVE).getValue())));
    }
    return states;
  }

  /** Returns the writes whose state was not there; they have to look and decide again. */
  private List<Write> attempt(Collection<Write> writes, Map<String, State> states) {
    List<Attempt> attempts = new ArrayList<>();
    for (Write write : writes) {
      State state = states.getOrDefault(write.id(), State.NONE);
      boolean other = write.expected() != Write.ANY && write.expected() != state.actual();
      boolean nothingToDelete = write.body() == null && state.actual() == 0;
      if (other || nothingToDelete) {
        results.put(write.id(), new WriteResult.Conflict(write.id(), state.actual()));
      } else {
        prepare(write, state, attempts);
      }
    }
    return send(attempts);
  }

  private void prepare(Write write, State state, List<Attempt> attempts) {
    long version = state.version() + 1;
    RawBsonDocument replacement = StoredForm.pending(write, version);
    if (replacement.getByteLength() > LARGEST_BSON) {
      String reason =
          "The document takes "
              + replacement.getByteLength()
              + " bytes as BSON, the most is "
              + LARGEST_BSON
              + ".";
      results.put(write.id(), new WriteResult.Refused(write.id(), reason));
      return;
    }
    BsonDocument expected =
        new BsonDocument(StoredForm.ID, new BsonString(write.id()))
            .append(StoredForm.VERSION, new BsonInt64(state.version()));
    attempts.add(
        new Attempt(
            write,
            version,
            new ReplaceOneModel<>(expected, replacement, new ReplaceOptions().upsert(true))));
  }

  private List<Write> send(List<Attempt> attempts) {
    Set<Integer> failed = attempts.isEmpty() ? Set.of() : failedOf(attempts);
    List<Write> lost = new ArrayList<>();
    Map<String, Long> pending = new LinkedHashMap<>();
    for (int i = 0; i < attempts.size(); i++) {
      Attempt attempt = attempts.get(i);
      if (failed.contains(i)) {
        lost.add(attempt.write());
      } else {
        pending.put(attempt.write().id(), attempt.version());
      }
    }
    number(pending);
    // The version stands for the sequence too: see StoredForm.read.
    pending.forEach(
        (id, version) -> results.put(id, new WriteResult.Written(id, version, version)));
    return lost;
  }

  /**
   * What lies there is stored and acknowledged, and every reading of changes gives it; when the
   * server goes away before it has its number, a reader gives it one later.
   */
  private void number(Map<String, Long> pending) {
    try {
      sequence.number(pending);
    } catch (MongoException e) {
      LOG.warn("{} writes are numbered later: {}", pending.size(), e.getMessage());
    }
  }

  private Set<Integer> failedOf(List<Attempt> attempts) {
    try (ClientSession session = connection.session()) {
      Set<Integer> failed = layDown(session, attempts);
      connection.acknowledged(session);
      return failed;
    }
  }

  private Set<Integer> layDown(ClientSession session, List<Attempt> attempts) {
    try {
      documents.bulkWrite(
          session,
          attempts.stream().map(Attempt::model).toList(),
          new BulkWriteOptions().ordered(false));
      return Set.of();
    } catch (MongoBulkWriteException e) {
      Set<Integer> failed = new HashSet<>();
      for (BulkWriteError error : e.getWriteErrors()) {
        if (error.getCode() != StoredForm.DUPLICATE_KEY) {
          throw e;
        }
        failed.add(error.getIndex());
      }
      if (failed.isEmpty() || e.getWriteConcernError() != null) {
        throw e;
      }
      return failed;
    }
  }
}
