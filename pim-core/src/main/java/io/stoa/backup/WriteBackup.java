package io.stoa.backup;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.json.Json;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes what cannot be computed again into one ZIP file, while a server may go on writing: the
 * documents as of one instant, then the media, which are only ever added to. The search index,
 * hosted files and run histories' files are left out.
 */
public final class WriteBackup {
  /** Pictures do not get smaller; this is for the documents. */
  private static final int COMPRESSION = 3;

  private final DatabaseSnapshot snapshot;
  private final Clock clock;

  public WriteBackup(DatabaseSnapshot snapshot, Clock clock) {
    this.snapshot = snapshot;
    this.clock = clock;
  }

  /**
   * Writes the backup of a data directory.
   *
   * @param data the data directory; its lock is not needed
   * @param out the file to write; appears only when it is complete
   * @param secrets whether the key of stored secrets goes in as well
   * @return how many files are in it
   * @throws StoaException {@code NOT_FOUND} when there is no database, {@code INVALID} when the
   *     file exists already, {@code IO}
   */
  public int write(Path data, Path out, boolean secrets) {
    Path database = data.resolve("store.db");
    if (!Files.isRegularFile(database)) {
      throw new StoaException(
          CoreError.NOT_FOUND, "There is no database in the data directory " + data + ".");
    }
    if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
      throw new StoaException(CoreError.INVALID, out + " exists already; it is left alone.");
    }
    Path part = out.resolveSibling(out.getFileName() + ".part");
    Path copy = out.resolveSibling(out.getFileName() + ".db");
    try {
      try {
        Files.deleteIfExists(copy);
        snapshot.copy(database, copy);
        int files = pack(data, copy, part, secrets);
        Files.move(part, out, StandardCopyOption.ATOMIC_MOVE);
        return files;
      } finally {
        Files.deleteIfExists(copy);
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "The backup cannot be written: " + e.getMessage(), e);
    }
  }

  private int pack(Path data, Path database, Path part, boolean secrets) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (FileOutputStream file = new FileOutputStream(part.toFile());
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.setLevel(COMPRESSION);
      add(database, "store.db", zip, digests);
      for (String folder : secrets ? List.of("media", "secrets") : List.of("media")) {
        addFolder(data, folder, zip, digests);
      }
      zip.putNextEntry(new ZipEntry(Manifest.NAME));
      zip.write(
          Json.write(new Manifest(Manifest.FORMAT, clock.instant(), secrets, Map.copyOf(digests))));
      zip.closeEntry();
      zip.finish();
      file.getFD().sync();
    }
    return digests.size();
  }

  private static void addFolder(
      Path data, String folder, ZipOutputStream zip, Map<String, String> digests)
      throws IOException {
    Path top = data.resolve(folder);
    if (!Files.isDirectory(top)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(top)) {
      files = all.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
    }
    for (Path file : files) {
      add(file, data.relativize(file).toString().replace('\\', '/'), zip, digests);
    }
  }

  private static void add(Path file, String name, ZipOutputStream zip, Map<String, String> digests)
      throws IOException {
    Digesting digest = new Digesting();
    try (var in = digest.reading(Files.newInputStream(file))) {
      zip.putNextEntry(new ZipEntry(name));
      in.transferTo(zip);
      zip.closeEntry();
      digests.put(name, digest.hex());
    } catch (NoSuchFileException e) {
      // A half-written upload that got its name meanwhile; the documents do not know it yet.
    }
  }
}
