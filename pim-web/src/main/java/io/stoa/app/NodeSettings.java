package io.stoa.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a node is opened with.
 *
 * @param data the data directory, made when it is missing
 * @param mongoUri where documents live when not in SQLite under {@code data}; may hold a password
 */
public record NodeSettings(Path data, @Nullable String mongoUri) {
  /** The system property that switches to MongoDB; {@link #MONGODB_VARIABLE} does the same. */
  public static final String MONGODB_PROPERTY = "stoa.mongodb.uri";

  public static final String MONGODB_VARIABLE = "STOA_MONGODB_URI";

  /** With what the system property or the environment says. */
  public static NodeSettings of(Path data) {
    String property = System.getProperty(MONGODB_PROPERTY);
    String uri = property == null ? System.getenv(MONGODB_VARIABLE) : property;
    return new NodeSettings(data, uri == null || uri.isBlank() ? null : uri.strip());
  }

  /** Leaves the address out: it may hold a password. */
  @Override
  public String toString() {
    return "NodeSettings[" + data + (mongoUri == null ? ", SQLite]" : ", MongoDB]");
  }
}
