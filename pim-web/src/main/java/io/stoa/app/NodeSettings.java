package io.stoa.app;

import io.stoa.digest.Sha256;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.secret.SecretBox;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a node is opened with.
 *
 * @param data the data directory, made when it is missing
 * @param mongoUri where documents live when not in SQLite under {@code data}; may hold a password
 * @param elasticsearchUri where the search index lives when not in {@code data}; may hold a
 *     password
 * @param quartz the database of the alarms that several nodes share; null for alarms of this node
 *     alone
 * @param sharedFolder where files lie that all nodes must find; null for in {@code data}
 * @param deliveryFolders where feeds may be put besides {@code delivered} in the data directory
 * @param deliveryHosts hosts and networks that are not public and yet may be delivered to, with
 *     commas between them
 */
public record NodeSettings(
    Path data,
    @Nullable String mongoUri,
    @Nullable String elasticsearchUri,
    @Nullable Database quartz,
    @Nullable Path sharedFolder,
    List<Path> deliveryFolders,
    String deliveryHosts) {
  /** The system property that switches to MongoDB; {@link #MONGODB_VARIABLE} does the same. */
  public static final String MONGODB_PROPERTY = "stoa.mongodb.uri";

  public static final String MONGODB_VARIABLE = "STOA_MONGODB_URI";

  /** The system property that switches to Elasticsearch, and the variable that does the same. */
  public static final String ELASTICSEARCH_PROPERTY = "stoa.elasticsearch.uri";

  public static final String ELASTICSEARCH_VARIABLE = "STOA_ELASTICSEARCH_URI";

  /** The system property that names the PostgreSQL of shared alarms; the variable does the same. */
  public static final String QUARTZ_PROPERTY = "stoa.quartz.url";

  /** Who asks is in {@code STOA_QUARTZ_USER} and {@code STOA_QUARTZ_PASSWORD}. */
  public static final String QUARTZ_VARIABLE = "STOA_QUARTZ_URL";

  /** The system property that names the folder that nodes share; the variable does the same. */
  public static final String SHARED_PROPERTY = "stoa.shared.folder";

  public static final String SHARED_VARIABLE = "STOA_SHARED_FOLDER";

  /** Further folders that feeds may be delivered to, separated as in {@code PATH}. */
  public static final String FOLDERS_VARIABLE = "STOA_DELIVERY_FOLDERS";

  /** Hosts in private networks that feeds may be delivered to. */
  public static final String HOSTS_VARIABLE = "STOA_DELIVERY_HOSTS";

  /** The system property that says how large a run is that nodes share; the variable as well. */
  public static final String SHARE_PROPERTY = "stoa.share.runs.from";

  public static final String SHARE_VARIABLE = "STOA_SHARE_RUNS_FROM";

  /** A smaller run is made sooner than others notice it. */
  private static final long SHARE_FROM = 50_000;

  /** Of a digest, in names. */
  private static final int MARK_BYTES = 6;

  public NodeSettings {
    deliveryFolders = List.copyOf(deliveryFolders);
  }

  /** All in the directory. */
  public static NodeSettings embedded(Path data) {
    return new NodeSettings(data, null, null, null, null, List.of(), "");
  }

  /** With what the system property or the environment says. */
  public static NodeSettings of(Path data) {
    return new NodeSettings(
        data,
        named(MONGODB_PROPERTY, MONGODB_VARIABLE),
        named(ELASTICSEARCH_PROPERTY, ELASTICSEARCH_VARIABLE),
        quartzDatabase(),
        sharedFolderNamed(),
        folders(),
        hosts());
  }

  /**
   * Nodes that share alarms work on the same things: each must find what the others stored.
   *
   * @param environment may hold the key of secrets
   * @throws StoaException {@code INVALID}, naming all settings that are missing
   */
  void requireShared(Map<String, String> environment) {
    List<String> missing = new ArrayList<>();
    if (mongoUri == null) {
      missing.add(MONGODB_VARIABLE);
    }
    if (sharedFolder == null) {
      missing.add(SHARED_VARIABLE);
    }
    if (environment.getOrDefault(SecretBox.KEY_VARIABLE, "").isBlank()) {
      missing.add(SecretBox.KEY_VARIABLE);
    }
    if (!missing.isEmpty()) {
      throw new StoaException(
          CoreError.INVALID,
          "Several nodes need the same documents, files and key: besides "
              + QUARTZ_VARIABLE
              + " set "
              + String.join(", ", missing)
              + ".");
    }
  }

  /**
   * How many products a full run of a feed selects, at least, for other nodes to help with it.
   *
   * @throws StoaException {@code INVALID} when the setting is no such number
   */
  static long shareRunsFrom() {
    String named = named(SHARE_PROPERTY, SHARE_VARIABLE);
    if (named == null) {
      return SHARE_FROM;
    } else if (named.matches("[0-9]{1,15}")) {
      return Long.parseLong(named);
    }
    throw new StoaException(
        CoreError.INVALID, SHARE_VARIABLE + " is a number of products, not " + named + ".");
  }

  private static @Nullable String named(String property, String variable) {
    String set = System.getProperty(property);
    String text = set == null ? System.getenv(variable) : set;
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable Path sharedFolderNamed() {
    String named = named(SHARED_PROPERTY, SHARED_VARIABLE);
    return named == null ? null : Path.of(named);
  }

  private static @Nullable Database quartzDatabase() {
    String url = named(QUARTZ_PROPERTY, QUARTZ_VARIABLE);
    return url == null
        ? null
        : new Database(
            url,
            named("stoa.quartz.user", "STOA_QUARTZ_USER"),
            named("stoa.quartz.password", "STOA_QUARTZ_PASSWORD"));
  }

  /** A database by its JDBC address. */
  public record Database(String url, @Nullable String user, @Nullable String password) {
    /** Leaves everything out: the address may hold a password too. */
    @Override
    public String toString() {
      return "Database";
    }
  }

  private static String hosts() {
    String named = System.getenv(HOSTS_VARIABLE);
    return named == null ? "" : named;
  }

  private static List<Path> folders() {
    String named = System.getenv(FOLDERS_VARIABLE);
    return named == null
        ? List.of()
        : Arrays.stream(named.split(Pattern.quote(File.pathSeparator), -1))
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .toList();
  }

  /**
   * Names the store that documents live in, without passwords; the search index of one store says
   * nothing of another. Null for the one in {@code data}.
   */
  @Nullable String storeName() {
    return mongoUri == null
        ? null
        : Sha256.hex(mongoUri.replaceFirst("//[^/]*@", "//"), MARK_BYTES);
  }

  /** As {@link #storeName()}, also for the store in {@code data}. */
  String storeMark() {
    String name = storeName();
    return name == null
        ? Sha256.hex(data.toAbsolutePath().normalize().toString(), MARK_BYTES)
        : name;
  }

  /** Leaves the addresses out: they may hold passwords. */
  @Override
  public String toString() {
    return "NodeSettings["
        + data
        + (mongoUri == null ? ", SQLite" : ", MongoDB")
        + (elasticsearchUri == null ? ", Lucene" : ", Elasticsearch")
        + (quartz == null ? "]" : ", PostgreSQL]");
  }
}
