package io.stoa.backup;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.json.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Makes a data directory from a backup. */
public final class RestoreBackup {
  /** Nothing else is in a backup, so that no entry can lie outside the directory. */
  private static final Pattern EXPECTED =
      Pattern.compile("store\\.db|(media|secrets)(/(?!\\.{1,2}(/|$))[^/\\\\\\x00]+)+");

  private static final int LARGEST_MANIFEST = 512 * 1024 * 1024;

  private RestoreBackup() {}

  /**
   * Restores into a directory that is missing or empty; it is all there when this returns, and not
   * there at all when this throws.
   *
   * @return how many files were restored
   * @throws StoaException {@code INVALID} when the file is no whole backup or the directory is not
   *     empty, {@code IO}
   */
  public static int restore(Path backup, Path data) {
    Path target = data.toAbsolutePath().normalize();
    try {
      if (Files.exists(target) && !isEmptyDirectory(target)) {
        throw new StoaException(
            CoreError.INVALID, data + " is not an empty directory; nothing was restored.");
      }
      Path parent = target.getParent();
      if (parent == null) {
        throw new StoaException(CoreError.INVALID, data + " cannot be a data directory.");
      }
      Files.createDirectories(parent);
      Path aside = Files.createTempDirectory(parent, ".restoring-");
      try {
        int files = unpack(backup, aside);
        protect(aside);
        Files.deleteIfExists(target);
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        return files;
      } finally {
        delete(aside);
      }
    } catch (ZipException e) {
      throw broken(backup, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "The backup cannot be restored: " + e.getMessage(), e);
    }
  }

  private static int unpack(Path backup, Path aside) throws IOException {
    Map<String, String> found = new HashMap<>();
    Manifest manifest = null;
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(backup)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.equals(Manifest.NAME)) {
          manifest = Json.read(zip.readNBytes(LARGEST_MANIFEST), Manifest.class);
        } else if (EXPECTED.matcher(name).matches()) {
          found.put(name, unpack(zip, aside.resolve(name)));
        } else {
          throw broken(backup, "it holds '" + name + "'");
        }
      }
    }
    check(backup, manifest, found);
    return found.size();
  }

  private static String unpack(InputStream zip, Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Digesting digest = new Digesting();
    InputStream reading = digest.reading(zip);
    Files.copy(reading, file);
    return digest.hex();
  }

  private static void check(Path backup, @Nullable Manifest manifest, Map<String, String> found) {
    if (manifest == null) {
      throw broken(backup, "its end is missing");
    }
    if (manifest.format() > Manifest.FORMAT) {
      throw broken(backup, "a newer Stoa wrote it");
    }
    if (!found.equals(manifest.files())) {
      throw broken(backup, "its files are not those that were written");
    }
  }

  private static void protect(Path directory) throws IOException {
    if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    Files.setPosixFilePermissions(
        directory.resolve("store.db"), PosixFilePermissions.fromString("rw-------"));
    Path secrets = directory.resolve("secrets");
    if (Files.isDirectory(secrets)) {
      Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
      try (Stream<Path> keys = Files.list(secrets)) {
        for (Path key : keys.toList()) {
          Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        }
      }
    }
  }

  private static boolean isEmptyDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory)) {
      all = files.sorted(java.util.Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }

  private static StoaException broken(Path backup, String why) {
    return new StoaException(
        CoreError.INVALID, backup + " is not a whole backup of Stoa: " + why + ".");
  }
}
