package io.stoa.backup;

import java.nio.file.Path;

/** Copies a database that others write to meanwhile. */
@FunctionalInterface
public interface DatabaseSnapshot {
  /**
   * Writes the state of one instant, whole and on disk when this returns.
   *
   * @param from the database file in use
   * @param to a file that does not exist yet
   */
  void copy(Path from, Path to);
}
