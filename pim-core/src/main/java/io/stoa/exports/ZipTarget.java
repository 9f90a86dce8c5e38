package io.stoa.exports;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP archive. Media go in while a table is still being written, so tables wait in a scratch
 * folder for their turn.
 */
final class ZipTarget implements ExportTarget {
  private final Path archive;
  private final Path part;
  private final Path scratch;
  private final ZipOutputStream zip;
  private boolean complete;

  ZipTarget(Path archive, Path scratch) throws IOException {
    Path folder = archive.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    this.archive = archive;
    this.part = archive.resolveSibling(archive.getFileName() + ".part");
    this.scratch = scratch;
    this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16));
  }

  @Override
  public OutputStream table(String name) throws IOException {
    Path waiting = scratch.resolve(name);
    return new FilterOutputStream(
        new BufferedOutputStream(Files.newOutputStream(waiting), 1 << 16)) {
      private boolean closed;

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        if (!closed) {
          closed = true;
          super.close();
          add(name, waiting);
          Files.delete(waiting);
        }
      }
    };
  }

  @Override
  public void media(String path, Path content) throws IOException {
    add(path, content);
  }

  private void add(String name, Path content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    Files.copy(content, zip);
    zip.closeEntry();
  }

  @Override
  public void complete() throws IOException {
    zip.close();
    Files.move(part, archive, StandardCopyOption.REPLACE_EXISTING);
    complete = true;
  }

  @Override
  public void close() throws IOException {
    if (!complete) {
      try (zip) {
        Files.deleteIfExists(part);
      }
    }
  }
}
