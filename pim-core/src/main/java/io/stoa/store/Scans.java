package io.stoa.store;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whole collections, read in batches. */
public final class Scans {
  private static final int BATCH = 200;

  private Scans() {}

  /** All live documents in id order; see {@link DocumentCollection#scan}. */
  public static void each(DocumentCollection documents, Consumer<StoredDocument> use) {
    each(documents::scan, use);
  }

  /** As {@link #each}, only documents found under the key of a declared index. */
  public static void eachByIndex(
      DocumentCollection documents, String index, String key, Consumer<StoredDocument> use) {
    each((after, limit) -> documents.scanByIndex(index, key, after, limit), use);
  }

  /** Gives at most so many documents after the id. */
  private interface Reading {
    List<StoredDocument> read(@Nullable String afterId, int limit);
  }

  private static void each(Reading reading, Consumer<StoredDocument> use) {
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
