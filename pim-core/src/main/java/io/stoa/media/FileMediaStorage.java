package io.stoa.media;

import io.stoa.digest.Sha256;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Files in a directory, under {@code <first two hex digits>/<sha-256>.<extension>}. A file appears
 * under its name only when all of it is on disk; what a dead process left unfinished lies in {@code
 * incoming} and is removed at the next start.
 */
public final class FileMediaStorage implements MediaStorage {
  private static final Pattern KEY =
      Pattern.compile("[0-9a-f]{2}/[0-9a-f]{64}(\\.[a-z0-9]{1,10})?");
  private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,10}");
  private static final int BUFFER = 64 * 1024;

  private final Path directory;
  private final Path incoming;

  /**
   * @param directory created when missing; used by this process alone
   * @throws StoaException with {@code IO} when it cannot be used
   */
  public FileMediaStorage(Path directory) {
    this.directory = directory;
    this.incoming = directory.resolve("incoming");
    try {
      Files.createDirectories(incoming);
      try (var leftovers = Files.newDirectoryStream(incoming)) {
        for (Path leftover : leftovers) {
          Files.deleteIfExists(leftover);
        }
      }
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "Cannot use the media directory " + directory, e);
    }
  }

  @Override
  public StoredMedia store(InputStream content, String name, long limit) throws IOException {
    Path temporary = incoming.resolve(UUID.randomUUID().toString());
    try {
      MessageDigest digest = Sha256.begin();
      long size = copy(content, temporary, digest, limit);
      String hash = HexFormat.of().formatHex(digest.digest());
      String key = hash.substring(0, 2) + "/" + hash + extension(name);
      Path target = directory.resolve(key);
      if (!Files.exists(target)) {
        Path folder = directory.resolve(hash.substring(0, 2));
        if (!Files.exists(folder)) {
          Files.createDirectories(folder);
          sync(directory);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
      }
      return new StoredMedia(key, size);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static long copy(InputStream content, Path file, MessageDigest digest, long limit)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        size += read;
        if (size > limit) {
          throw new StoaException(
              CoreError.INVALID, "The file has more than the allowed " + limit + " bytes.");
        }
        digest.update(buffer, 0, read);
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
      out.force(true);
    }
    return size;
  }

  /** Makes a new name in the directory survive a power cut. */
  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** A dot and the name's extension in lower case; nothing when it has none that is safe. */
  private static String extension(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean safe = name.lastIndexOf('.') >= 0 && EXTENSION.matcher(extension).matches();
    return safe ? "." + extension : "";
  }

  @Override
  public Optional<Path> file(String key) {
    if (!KEY.matcher(key).matches()) {
      return Optional.empty();
    }
    Path file = directory.resolve(key);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }
}
