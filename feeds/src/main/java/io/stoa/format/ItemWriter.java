package io.stoa.format;

import io.stoa.requirement.Item;
import java.io.Closeable;
import java.io.IOException;

/** Writes items one after another; holds none of them. For one thread. */
public interface ItemWriter extends Closeable {
  void write(Item item) throws IOException;

  /**
   * Writes what stands behind the items and closes the last file. A file without items is valid.
   */
  @Override
  void close() throws IOException;
}
