package io.stoa.app;

import io.stoa.migration.Migration;
import java.util.List;

/**
 * How the documents of older releases become today's. Whoever changes the shape of a stored
 * document, so that one of an earlier release would be read wrongly, adds a step at the end and a
 * store of the format before to the tests. Fields that are new and may be absent need no step.
 */
final class StoredFormats {
  /** The first step leads from format 1, that of the first release, to format 2. */
  static final List<Migration> STEPS = List.of();

  private StoredFormats() {}
}
