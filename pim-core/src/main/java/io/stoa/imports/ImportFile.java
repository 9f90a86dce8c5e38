package io.stoa.imports;

import io.stoa.spreadsheet.SheetFormat;
import java.nio.file.Path;

/**
 * One table to import.
 *
 * @param path where it is
 * @param name relative to what was given to import; messages call it so
 * @param root the folder below which media cells may point
 * @param errorsName of the file its rejected rows go to, without extension; unique in the import
 */
record ImportFile(
    Path path, String name, ImportEntity entity, SheetFormat format, Path root, String errorsName) {
  /** The folder that media cells are relative to. */
  Path folder() {
    Path parent = path.getParent();
    return parent == null ? Path.of(".") : parent;
  }
}
