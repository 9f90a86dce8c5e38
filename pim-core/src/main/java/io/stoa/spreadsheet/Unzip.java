package io.stoa.spreadsheet;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks a ZIP archive into a folder: nothing outside of it, no more than is sensible. */
public final class Unzip {
  private Unzip() {}

  /**
   * Unpacks all files; those there already are overwritten.
   *
   * @throws StoaException {@code UNREADABLE_FILE} for what is no ZIP archive, for an entry that
   *     points outside the folder, and for a bomb; what was unpacked before stays
   */
  public static void into(Path folder, Path archive) throws IOException {
    into(folder, archive, ArchiveLimits.CATALOGUE);
  }

  static void into(Path folder, Path archive, ArchiveLimits limits) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      if (zip.size() > limits.entries()) {
        throw new StoaException(
            CoreError.UNREADABLE_FILE,
            "The archive is refused: it has more than " + limits.entries() + " entries.");
      }
      LimitedStream.Budget budget = new LimitedStream.Budget(limits);
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory() && !isClutter(entry.getName())) {
          unpack(zip, entry, target(root, entry.getName()), budget);
        }
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw new StoaException(
          CoreError.UNREADABLE_FILE,
          archive.getFileName() + " is no readable ZIP archive: " + e.getMessage(),
          e);
    }
  }

  private static void unpack(ZipFile zip, ZipEntry entry, Path target, LimitedStream.Budget budget)
      throws IOException {
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try (InputStream in =
        new LimitedStream(
            zip.getInputStream(entry), entry.getName(), entry.getCompressedSize(), budget)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path target(Path root, String name) {
    String unix = name.replace('\\', '/');
    boolean driveOrRoot = unix.startsWith("/") || unix.matches("^[A-Za-z]:.*");
    try {
      Path target = root.resolve(unix).normalize();
      if (!driveOrRoot && target.startsWith(root) && !target.equals(root)) {
        return target;
      }
    } catch (java.nio.file.InvalidPathException e) {
      throw refused(name, e);
    }
    throw refused(name, null);
  }

  private static StoaException refused(
      String name, java.nio.file.@org.jspecify.annotations.Nullable InvalidPathException cause) {
    return new StoaException(
        CoreError.UNREADABLE_FILE,
        "The archive is refused: its entry '" + name + "' points outside of it.",
        cause);
  }

  /** What macOS adds to archives. */
  private static boolean isClutter(String name) {
    return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store");
  }
}
