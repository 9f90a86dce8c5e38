package io.stoa.store.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterDescription;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonTimestamp;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client with its database; turns the driver's exceptions into ours. Thread-safe. */
final class Connection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private final MongoClient client;
  private final MongoDatabase database;
  private final AtomicReference<@Nullable BsonTimestamp> acknowledged = new AtomicReference<>();
  private volatile boolean closed;

  Connection(MongoClient client, String database) {
    this.client = client;
    this.database = client.getDatabase(database);
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

  /** Waits for the first answer, and warns of an address that follows no election. */
  void open() {
    database.runCommand(new BsonDocument("ping", new BsonInt32(1)));
    ClusterDescription cluster = client.getClusterDescription();
    if (cluster.getConnectionMode() == ClusterConnectionMode.SINGLE) {
      cluster.getServerDescriptions().stream()
          .filter(server -> server.getHosts().size() > 1)
          .forEach(
              server ->
                  LOG.warn(
                      "The address of MongoDB names one of {}; no election is followed unless it"
                          + " also says replicaSet={}.",
                      server.getHosts(),
                      server.getSetName()));
    }
  }

  /**
   * A session in which each reading sees at least what the one before saw, and every write that
   * this process had acknowledged before, whichever server answers. Without it a primary that was
   * just elected shows for a moment what the majority had before the last of these writes.
   */
  ClientSession session() {
    ClientSession session = client.startSession();
    session.advanceOperationTime(acknowledged.get());
    return session;
  }

  /** To be called when what was written in the session has been acknowledged. */
  void acknowledged(ClientSession session) {
    @Nullable BsonTimestamp written = session.getOperationTime();
    if (written != null) { // a server on its own tells no time
      acknowledged.accumulateAndGet(
          written,
          (last, now) -> last != null && now != null && last.compareTo(now) > 0 ? last : now);
    }
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
