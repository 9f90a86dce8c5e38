package io.stoa.connectors.disk;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A copy that lies, durable and under a hidden name, in the directory where it will be needed.
 * Moving it to its name is one step for whoever looks there; closing it without that leaves nothing
 * behind.
 */
public final class StagedFile implements AutoCloseable {
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path staged;
  private final long bytes;

  private StagedFile(Path staged, long bytes) {
    this.staged = staged;
    this.bytes = bytes;
  }

  /** Copies the file into the directory, on the disk when it returns. */
  public static StagedFile copy(Path source, Path directory) throws DeliveryException {
    return stage(source, directory, StagedFile::write);
  }

  /**
   * As {@link #copy}, but both are one file on the disk where the file system can do that. For
   * directories that nobody else writes into: who changed the one would change the other, and both
   * have the rights that the first was made with.
   */
  public static StagedFile link(Path source, Path directory) throws DeliveryException {
    return stage(source, directory, StagedFile::linkOrWrite);
  }

  private interface Staging {
    long stage(Path source, Path staged) throws IOException;
  }

  private static StagedFile stage(Path source, Path directory, Staging staging)
      throws DeliveryException {
    Path staged = directory.resolve(".stoa-" + UUID.randomUUID() + ".part");
    sweep(directory);
    try {
      return new StagedFile(staged, staging.stage(source, staged));
    } catch (IOException e) {
      remove(staged);
      throw failure("The file could not be written into " + directory, e);
    }
  }

  public long bytes() {
    return bytes;
  }

  /** Gives it its name, in place of a file that may have it now. */
  public void moveTo(Path target) throws DeliveryException {
    try {
      if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        throw DeliveryException.lasting(
            ConnectorError.DESTINATION_REFUSED, target + " is a directory.", null);
      }
      Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
      syncDirectory(target);
    } catch (IOException e) {
      throw failure("The file could not get its name " + target, e);
    }
  }

  @Override
  public void close() {
    remove(staged);
  }

  /** What the failure means to whoever set up the delivery. */
  public static DeliveryException failure(String what, IOException cause) {
    String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    String message = what + ": " + reason;
    if (isFull(reason)) {
      return DeliveryException.lasting(ConnectorError.OUT_OF_SPACE, message, cause);
    }
    return cause instanceof AccessDeniedException
        ? DeliveryException.lasting(ConnectorError.DESTINATION_REFUSED, message, cause)
        : DeliveryException.passing(ConnectorError.DESTINATION_UNREACHABLE, message, cause);
  }

  private static boolean isFull(String reason) {
    String lower = reason.toLowerCase(Locale.ROOT);
    return lower.contains("no space left") || lower.contains("quota");
  }

  private static long linkOrWrite(Path source, Path staged) throws IOException {
    try {
      Files.createLink(staged, source);
    } catch (IOException | UnsupportedOperationException e) {
      return write(source, staged);
    }
    try (FileChannel file = FileChannel.open(staged, StandardOpenOption.WRITE)) {
      file.force(true);
      return file.size();
    }
  }

  private static long write(Path source, Path staged) throws IOException {
    long bytes = 0;
    // Not Files.createTempFile: its files are for this user only, and others have to read this one.
    try (FileChannel in = FileChannel.open(source);
        FileChannel out =
            FileChannel.open(staged, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      // The operating system copies; the bytes do not pass through this process.
      for (long n = 1; n > 0; bytes += n) {
        n = in.transferTo(bytes, in.size() - bytes, out);
      }
      out.force(true);
    }
    return bytes;
  }

  /**
   * The name itself has to survive a power cut; systems that cannot sync a directory do without.
   */
  private static void syncDirectory(Path target) {
    Path directory = target.toAbsolutePath().getParent();
    if (directory == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no directories.
    }
  }

  /** Takes away what a process that was killed long ago left behind. */
  private static void sweep(Path directory) {
    Instant old = Instant.now().minus(ABANDONED);
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, ".stoa-*.part")) {
      for (Path part : parts) {
        if (Files.getLastModifiedTime(part, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(old)) {
          remove(part);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // The delivery matters more; the next one sweeps again.
    }
  }

  private static void remove(Path staged) {
    try {
      Files.deleteIfExists(staged);
    } catch (IOException e) {
      // A hidden part stays; nobody takes it for a feed.
    }
  }
}
