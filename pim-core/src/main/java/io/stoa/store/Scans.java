package io.stoa.store;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads on from batch to batch. */
final class Scans {
  private static final int BATCH = 200;

  private Scans() {}

  /** Gives at most so many documents after the id. */
  interface Reading {
    List<StoredDocument> read(@Nullable String afterId, int limit);
  }

  static void each(Reading reading, Consumer<StoredDocument> use) {
    String after = null;
    List<StoredDocument> batch;
    do {
      batch = reading.read(after, BATCH);
      for (StoredDocument document : batch) {
        use.accept(document);
        after = document.id();
      }
    } while (batch.size() == BATCH);
  }
}
