package io.stoa.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoNamespace;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Documents in MongoDB, each acknowledged by the majority of the replica set and read from its
 * primary. Many processes may share it. On a sharded cluster, shard collections by {@code _id}.
 * Thread-safe.
 */
public final class MongoDocumentStore implements DocumentStore {
  private static final String DEFAULT_DATABASE = "stoa";
  private static final long WRITE_SECONDS = 30;

  /**
   * Longer than the election of a primary, which takes about 12 seconds at most; who waits longer
   * keeps a thread that others need.
   */
  private static final long SELECTION_SECONDS = 15;

  /**
   * Longer than a write waits for the majority. A server that hangs, or a network that swallows
   * everything, breaks no connection: without a bound who asked it would wait for ever.
   */
  private static final long ANSWER_SECONDS = 60;

  private static final WriteConcern DURABLE =
      WriteConcern.MAJORITY.withJournal(true).withWTimeout(WRITE_SECONDS, TimeUnit.SECONDS);

  private final Connection connection;
  private final Map<CollectionSpec, MongoDocumentCollection> collections =
      new ConcurrentHashMap<>();

  private MongoDocumentStore(Connection connection) {
    this.connection = connection;
  }

  /**
   * Connects and asks for an answer.
   *
   * @param uri a connection string ({@code mongodb://} or {@code mongodb+srv://}); without a
   *     database in it the database is {@code stoa}. Write concern, read concern and read
   *     preference are ours, whatever it says; so is how long a request waits for a primary, a
   *     connection and an answer, unless it says so.
   * @throws StoaException {@code STORE_UNAVAILABLE} when nobody answers; {@code INVALID} when the
   *     text is no connection string
   */
  public static MongoDocumentStore open(String uri) {
    ConnectionString target = parse(uri);
    String database = target.getDatabase();
    MongoClient client = MongoClients.create(settings(target));
    Connection connection = new Connection(client, database == null ? DEFAULT_DATABASE : database);
    try {
      connection.open();
      return new MongoDocumentStore(connection);
    } catch (MongoException e) {
      connection.close();
      throw Connection.unavailable(e);
    }
  }

  static MongoClientSettings settings(ConnectionString target) {
    return MongoClientSettings.builder()
        .applicationName("stoa")
        .applyConnectionString(target)
        .writeConcern(DURABLE)
        .readConcern(ReadConcern.MAJORITY)
        .readPreference(ReadPreference.primary())
        .applyToClusterSettings(
            cluster -> {
              if (target.getServerSelectionTimeout() == null) {
                cluster.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS);
              }
            })
        .applyToConnectionPoolSettings(
            pool -> {
              if (target.getMaxWaitTime() == null) {
                pool.maxWaitTime(SELECTION_SECONDS, TimeUnit.SECONDS);
              }
            })
        .applyToSocketSettings(
            socket -> {
              if (target.getSocketTimeout() == null) {
                socket.readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS);
              }
            })
        .build();
  }

  private static ConnectionString parse(String uri) {
    try {
      ConnectionString target = new ConnectionString(uri);
      String database = target.getDatabase();
      if (database != null) {
        MongoNamespace.checkDatabaseNameValidity(database);
      }
      return target;
    } catch (IllegalArgumentException | MongoException e) {
      // The driver's message may repeat the text, and that holds a password.
      throw new StoaException(CoreError.INVALID, "The MongoDB connection string is not valid.");
    }
  }

  @Override
  public DocumentCollection collection(CollectionSpec spec) {
    MongoDocumentCollection known = collections.get(spec);
    if (known != null) {
      return known;
    }
    MongoDocumentCollection opened = new MongoDocumentCollection(spec, connection);
    opened.prepare();
    collections.put(spec, opened);
    return opened;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public void close() {
    connection.close();
  }
}
