package io.stoa.connectors.folder;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connectors.disk.StagedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where files may be put at all: below Stoa's own folder and below those that the operator allows.
 *
 * @param own where relative paths begin; created when needed
 * @param allowed absolute folders, from the operator's setting
 */
public record FolderRoots(Path own, List<Path> allowed) {
  public FolderRoots {
    own = own.toAbsolutePath().normalize();
    allowed = allowed.stream().map(root -> root.toAbsolutePath().normalize()).toList();
  }

  /** The folder the path names, if it lies, as written, below a root. */
  Optional<Path> locate(Path path) {
    Path absolute = own.resolve(path).normalize();
    return rootOf(absolute).map(root -> absolute);
  }

  private Optional<Path> rootOf(Path absolute) {
    return Stream.concat(Stream.of(own), allowed.stream()).filter(absolute::startsWith).findFirst();
  }

  /**
   * Creates what is missing of a located folder, following no link that leads out of its root.
   *
   * @return its real path
   */
  Path open(Path located) throws DeliveryException {
    Path root =
        rootOf(located).orElseThrow(() -> new IllegalArgumentException("Not located: " + located));
    try {
      if (root.equals(own)) {
        Files.createDirectories(own);
      }
      Path realRoot = root.toRealPath();
      Path current = realRoot;
      for (Path segment : root.relativize(located)) {
        if (!segment.toString().isEmpty()) {
          current = step(realRoot, current.resolve(segment));
        }
      }
      return current;
    } catch (IOException e) {
      throw StagedFile.failure("The folder " + located + " cannot be used", e);
    }
  }

  private static Path step(Path realRoot, Path next) throws IOException, DeliveryException {
    if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(next);
    }
    Path real = next.toRealPath();
    if (!real.startsWith(realRoot)) {
      throw DeliveryException.lasting(
          ConnectorError.DESTINATION_FORBIDDEN,
          next + " is a link that leads out of " + realRoot + ".",
          null);
    }
    if (!Files.isDirectory(real)) {
      throw DeliveryException.lasting(
          ConnectorError.DESTINATION_REFUSED, next + " is not a folder.", null);
    }
    return real;
  }
}
