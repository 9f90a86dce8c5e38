package io.stoa.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A MongoDB server for tests; gives each its own database and drops them in the end. */
public final class TestMongo implements AutoCloseable {
  private final @Nullable MongoServer inProcess;
  private final String base;
  private final Set<String> databases = new LinkedHashSet<>();

  private TestMongo(@Nullable MongoServer inProcess, String base) {
    this.inProcess = inProcess;
    this.base = base;
  }

  public static TestMongo start() {
    String given = System.getenv("STOA_TEST_MONGODB_URI");
    if (given != null && !given.isBlank()) {
      return new TestMongo(null, given);
    }
    MongoServer server = new MongoServer(new StrictBackend());
    return new TestMongo(server, server.bindAndGetConnectionString());
  }

  /** The server with this database in place of the one that the URI names. */
  public String uri(String database) {
    String name = database.replaceAll("[^A-Za-z0-9]", "_");
    databases.add(name);
    return withDatabase(base, name);
  }

  /**
   * The connection string with another database. Who signs in is looked for where it was: the
   * database that the text names, unless its options say another.
   */
  static String withDatabase(String uri, String database) {
    int query = uri.indexOf('?');
    String options = query < 0 ? "" : uri.substring(query + 1);
    String servers = query < 0 ? uri : uri.substring(0, query);
    int path = servers.indexOf('/', servers.indexOf("://") + 3);
    String named = path < 0 ? "" : servers.substring(path + 1);
    String hosts = path < 0 ? servers : servers.substring(0, path);
    boolean signsIn = hosts.contains("@");
    if (signsIn && !options.toLowerCase(Locale.ROOT).matches("(.*&)?authsource=.*")) {
      String source = "authSource=" + (named.isEmpty() ? "admin" : named);
      options = options.isEmpty() ? source : options + "&" + source;
    }
    return hosts + "/" + database + (options.isEmpty() ? "" : "?" + options);
  }

  boolean isInProcess() {
    return inProcess != null;
  }

  @Override
  public void close() {
    try (MongoClient client = MongoClients.create(new ConnectionString(base))) {
      databases.forEach(name -> client.getDatabase(name).drop());
    }
    if (inProcess != null) {
      inProcess.shutdownNow();
    }
  }
}
