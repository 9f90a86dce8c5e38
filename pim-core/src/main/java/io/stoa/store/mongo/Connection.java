package io.stoa.store.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.util.function.Supplier;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** The client with its database; turns the driver's exceptions into ours. Thread-safe. */
final class Connection implements AutoCloseable {
  private final MongoClient client;
  private final MongoDatabase database;
  private volatile boolean closed;

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
   * A session in which each reading sees at least what the one before saw, whichever server
   * answers; null where the server knows no sessions.
   */
  @Nullable ClientSession session() {
    return client.getClusterDescription().getLogicalSessionTimeoutMinutes() == null
        ? null
        : client.startSession();
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
