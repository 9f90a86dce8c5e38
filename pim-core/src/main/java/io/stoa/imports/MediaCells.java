package io.stoa.imports;

import io.stoa.catalog.Attribute;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.media.MediaStorage;
import io.stoa.product.Value;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Files that media cells name, taken into the media storage. A cell is a path relative to the
 * folder of the table; it never leads out of what was given to import. Used by one thread.
 */
final class MediaCells {
  private static final int REMEMBERED = 10_000;
  private static final long LARGEST = 2_000_000_000L;
  private static final BigDecimal MEGABYTE = new BigDecimal(1_000_000);

  private final Path folder;
  private final Path root;
  private final MediaStorage storage;
  private final Map<Path, String> keys =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  MediaCells(ImportFile file, MediaStorage storage) throws IOException {
    this.folder = file.folder();
    this.root = file.root().toRealPath();
    this.storage = storage;
  }

  /**
   * The file as a value; empty after a warning when there is none to take.
   *
   * @param violations takes what is wrong with a file that is there
   */
  Optional<Value> value(
      Attribute attribute,
      String column,
      String cell,
      Consumer<Violation> violations,
      Consumer<Violation> warnings)
      throws IOException {
    Path file;
    try {
      Path named = folder.resolve(cell.replace('\\', '/'));
      if (!Files.isRegularFile(named)) {
        warnings.accept(
            new Violation(
                column,
                "missing_file",
                "There is no file '" + cell + "'; the cell was left out.",
                cell));
        return Optional.empty();
      }
      file = named.toRealPath();
    } catch (InvalidPathException e) {
      warnings.accept(new Violation(column, "missing_file", "Is no path of a file.", cell));
      return Optional.empty();
    }
    if (!file.startsWith(root)) {
      warnings.accept(
          new Violation(
              column,
              "outside",
              "Points outside of what is imported; the cell was left out.",
              cell));
      return Optional.empty();
    }
    String name = String.valueOf(file.getFileName());
    String key = keys.get(file);
    if (key == null) {
      try (InputStream content = Files.newInputStream(file)) {
        key = storage.store(content, name, limit(attribute)).key();
        keys.put(file, key);
      } catch (StoaException e) {
        violations.accept(new Violation(column, "file", String.valueOf(e.getMessage()), cell));
        return Optional.empty();
      }
    }
    return Optional.of(new Value.Media(key, name));
  }

  private static long limit(Attribute attribute) {
    BigDecimal megabytes = attribute.rules().maxFileSizeMb();
    return megabytes == null ? LARGEST : megabytes.multiply(MEGABYTE).longValue();
  }
}
