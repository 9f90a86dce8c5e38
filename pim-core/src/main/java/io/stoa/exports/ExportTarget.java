package io.stoa.exports;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Where an export goes. Complete once {@link #complete()} returned; else nothing is left. */
interface ExportTarget extends Closeable {
  /** A table by its file name; one at a time. */
  OutputStream table(String name) throws IOException;

  /**
   * @param path relative, with slashes
   */
  void media(String path, Path content) throws IOException;

  void complete() throws IOException;
}
