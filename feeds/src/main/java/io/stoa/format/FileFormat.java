package io.stoa.format;

import java.io.IOException;
import java.util.Optional;

/** One way to write items into files. Stateless, thread-safe. */
public interface FileFormat {
  /** Stable name, such as {@code csv}; requirement sets and feeds name formats by it. */
  String code();

  /** Such as {@code text/csv; charset=utf-8}. */
  String mediaType();

  /** Ending of file names without the dot. */
  String ending();

  /**
   * Opens a first file and writes what stands before the items.
   *
   * @param parts gives the files, one after another
   */
  ItemWriter open(Layout layout, Parts parts) throws IOException;

  /** The format in which people can read what this one writes. */
  default FileFormat readable() {
    return this;
  }

  /** How items are written each for itself, for the formats in which that can be done. */
  default Optional<Fragments> fragments(Layout layout) {
    return Optional.empty();
  }
}
