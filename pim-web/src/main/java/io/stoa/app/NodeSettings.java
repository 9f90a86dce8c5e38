package io.stoa.app;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a node is opened with.
 *
 * @param data the data directory, made when it is missing
 * @param mongoUri where documents live when not in SQLite under {@code data}; may hold a password
 * @param deliveryFolders where feeds may be put besides {@code delivered} in the data directory
 * @param deliveryHosts hosts and networks that are not public and yet may be delivered to, with
 *     commas between them
 */
public record NodeSettings(
    Path data, @Nullable String mongoUri, List<Path> deliveryFolders, String deliveryHosts) {
  /** The system property that switches to MongoDB; {@link #MONGODB_VARIABLE} does the same. */
  public static final String MONGODB_PROPERTY = "stoa.mongodb.uri";

  public static final String MONGODB_VARIABLE = "STOA_MONGODB_URI";

  /** Further folders that feeds may be delivered to, separated as in {@code PATH}. */
  public static final String FOLDERS_VARIABLE = "STOA_DELIVERY_FOLDERS";

  /** Hosts in private networks that feeds may be delivered to. */
  public static final String HOSTS_VARIABLE = "STOA_DELIVERY_HOSTS";

  public NodeSettings {
    deliveryFolders = List.copyOf(deliveryFolders);
  }

  /** All in the directory. */
  public static NodeSettings embedded(Path data) {
    return new NodeSettings(data, null, List.of(), "");
  }

  /** With what the system property or the environment says. */
  public static NodeSettings of(Path data) {
    String property = System.getProperty(MONGODB_PROPERTY);
    String uri = property == null ? System.getenv(MONGODB_VARIABLE) : property;
    return new NodeSettings(
        data, uri == null || uri.isBlank() ? null : uri.strip(), folders(), hosts());
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
    if (mongoUri == null) {
      return null;
    }
    String address = mongoUri.replaceFirst("//[^/]*@", "//");
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Leaves the address out: it may hold a password. */
  @Override
  public String toString() {
    return "NodeSettings[" + data + (mongoUri == null ? ", SQLite]" : ", MongoDB]");
  }
}
