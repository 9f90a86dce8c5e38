package io.stoa.exports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files in a folder. Tables get their name when all is written. */
final class FolderTarget implements ExportTarget {
  private final Path folder;
  private final Map<Path, Path> parts = new LinkedHashMap<>();

  FolderTarget(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  @Override
  public OutputStream table(String name) throws IOException {
    Path part = folder.resolve(name + ".part");
    parts.put(part, folder.resolve(name));
    return new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
  }

  @Override
  public void media(String path, Path content) throws IOException {
    Path target = folder.resolve(path);
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void complete() throws IOException {
    for (Map.Entry<Path, Path> part : parts.entrySet()) {
      Files.move(part.getKey(), part.getValue(), StandardCopyOption.REPLACE_EXISTING);
    }
    parts.clear();
  }

  @Override
  public void close() throws IOException {
    for (Path part : parts.keySet()) {
      Files.deleteIfExists(part);
    }
  }
}
