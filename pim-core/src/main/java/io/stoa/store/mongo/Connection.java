package io.stoa.store.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** The client with its database; turns the driver's exceptions into ours. Thread-safe. */
final class Connection implements AutoCloseable {
  private final MongoClient client;
  private final MongoDatabase database;
  private volatile boolean closed;
  private volatile boolean sessions;

  Connection(MongoClient client, String database) {
    this.client = client;
    this.database = client.getDatabase(database);
  }

  MongoDatabase database() {
    return database;
  }

  MongoCollection<RawBsonDocument> collection(String name) {
    return database.getCollection(name, RawBsonDocument.class);
  }

  <T> T ask(Supplier<T> question) {
    if (closed) {
      throw new StoaException(CoreError.STORE_UNAVAILABLE, "The store is closed.");
    }
    try {
      return question.get();
    } catch (MongoException e) {
      throw unavailable(e);
    } catch (IllegalStateException e) {
      if (closed) {
        throw new StoaException(CoreError.STORE_UNAVAILABLE, "The store was closed.", e);
      }
      throw e;
    }
  }

  /**
   * Waits for the first answer, and notes for good whether the servers know sessions: while a
   * primary is missing, the client knows of none that does.
   */
  void open() {
    database.runCommand(new BsonDocument("ping", new BsonInt32(1)));
    sessions = client.getClusterDescription().getLogicalSessionTimeoutMinutes() != null;
  }

  /**
   * A session in which each reading sees at least what the one before saw, whichever server
   * answers; null where the servers know no sessions.
   */
  @Nullable ClientSession session() {
    return sessions ? client.startSession() : null;
  }

  static StoaException unavailable(MongoException cause) {
    return new StoaException(
        CoreError.STORE_UNAVAILABLE, "MongoDB does not answer: " + cause.getMessage(), cause);
  }

  @Override
  public void close() {
    closed = true;
    client.close();
  }
}
