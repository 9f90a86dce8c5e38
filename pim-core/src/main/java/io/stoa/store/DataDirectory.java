package io.stoa.store;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where one Stoa keeps everything it has on disk. One process at a time: the lock is the operating
 * system's, so it is gone with the process however that ends. Several nodes have a directory each,
 * and a folder that they share for what the others must find: media, uploads, what jobs and runs
 * leave. What they put there has names that no other node gives, or is written by who holds the
 * feed or the job.
 */
public final class DataDirectory implements AutoCloseable {
  private static final String LOCK = "stoa.lock";

  /** The byte that is locked lies far behind the text, which so stays readable on Windows. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /**
   * Directories held by this process. Closing a second channel on the lock file would give up the
   * lock of the whole process, so it is never opened twice.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final Path shared;
  private final FileChannel channel;

  private DataDirectory(Path directory, Path shared, FileChannel channel) {
    this.directory = directory;
    this.shared = shared;
    this.channel = channel;
  }

  /**
   * Creates what is missing and takes the lock.
   *
   * @throws StoaException {@code DATA_DIRECTORY_IN_USE} naming the holder, {@code IO} when the
   *     directory cannot be made
   */
  public static DataDirectory open(Path dir) {
    return open(dir, null);
  }

  /**
   * As {@link #open(Path)}.
   *
   * @param shared where the files of all nodes lie; null for in the directory
   */
  public static DataDirectory open(Path dir, @Nullable Path shared) {
    try {
      Path directory = Files.createDirectories(dir.toAbsolutePath()).toRealPath();
      if (!HELD.add(directory)) {
        throw inUse(directory, describeThisProcess());
      }
      try {
        FileChannel channel = lock(directory);
        try {
          Path files =
              shared == null
                  ? directory
                  : Files.createDirectories(shared.toAbsolutePath()).toRealPath();
          DataDirectory opened = new DataDirectory(directory, files, channel);
          opened.createLayout();
          return opened;
        } catch (IOException | RuntimeException e) {
          channel.close();
          throw e;
        }
      } catch (IOException | RuntimeException e) {
        HELD.remove(directory);
        throw e;
      }
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "Cannot use " + dir + " as data directory.", e);
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    Path file = directory.resolve(LOCK);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw inUse(directory, Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(describeThisProcess().getBytes(StandardCharsets.UTF_8)));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static StoaException inUse(Path directory, String holder) {
    return new StoaException(
        CoreError.DATA_DIRECTORY_IN_USE,
        "The data directory "
            + directory
            + " is in use by "
            + (holder.isEmpty() ? "another process" : holder)
            + ". Stop that first, or name another directory with --data.");
  }

  private static String describeThisProcess() {
    ProcessHandle self = ProcessHandle.current();
    Instant started = self.info().startInstant().orElseGet(Instant::now);
    return "process " + self.pid() + ", started " + started.truncatedTo(ChronoUnit.SECONDS);
  }

  private void createLayout() throws IOException {
    for (Path folder : new Path[] {index(), media(), out(), uploads(), jobs()}) {
      Files.createDirectories(folder);
    }
    Path secrets = Files.createDirectories(secrets());
    if (secrets.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Where the files lie that are known by their paths relative to it. */
  public Path root() {
    return shared;
  }

  /** What is this node's alone. */
  public Path own() {
    return directory;
  }

  /** The SQLite file; there is none where documents live in MongoDB. */
  public Path database() {
    return directory.resolve("store.db");
  }

  /** The search index; can be rebuilt from the documents. */
  public Path index() {
    return directory.resolve("index");
  }

  /** Pictures and files of products. */
  public Path media() {
    return shared.resolve("media");
  }

  /** Rendered feed files. */
  public Path out() {
    return shared.resolve("out");
  }

  /** Files that were sent in, until their job is over. */
  public Path uploads() {
    return shared.resolve("uploads");
  }

  /** Files that jobs leave: error files, exports. */
  public Path jobs() {
    return shared.resolve("jobs");
  }

  /** Keys; readable by the owner only. */
  public Path secrets() {
    return directory.resolve("secrets");
  }

  /** Gives the directory free. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "Cannot give " + directory + " free.", e);
    } finally {
      HELD.remove(directory);
    }
  }
}
