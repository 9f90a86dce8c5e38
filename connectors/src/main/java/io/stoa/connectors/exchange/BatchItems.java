package io.stoa.connectors.exchange;

import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which items were in which large batch. Thread-safe. */
final class BatchItems {
  private static final String SKU = "sku";
  private static final String BATCH = "batch";
  static final CollectionSpec COLLECTION = CollectionSpec.of("exchange_items", SKU, BATCH);

  private static final int CHUNK = 1_000;
  private static final int MOST_BATCHES = 20;

  private final DocumentCollection documents;

  BatchItems(DocumentStore store) {
    this.documents = store.collection(COLLECTION);
  }

  /** The JSON of a document. */
  record Chunk(String batch) {}

  /** Once for each batch; later calls do nothing. */
  void add(About about, Instant at) {
    String batch = about.batch();
    if (batch == null || !documents.scanByIndex(BATCH, batch, null, 1).isEmpty()) {
      return;
    }
    List<Write> writes = new ArrayList<>();
    List<String> skus = about.skus();
    for (int from = 0; from < skus.size(); from += CHUNK) {
      writes.add(
          new Write(
              ExchangeIds.of(at),
              Write.ABSENT,
              JsonBody.of(Json.write(new Chunk(batch))),
              Map.of(
                  SKU,
                  skus.subList(from, Math.min(from + CHUNK, skus.size())),
                  BATCH,
                  List.of(batch))));
    }
    documents.bulk(writes);
  }

  /** The newest batches that the item was in. */
  Set<String> batchesOf(String sku) {
    Set<String> batches = new LinkedHashSet<>();
    documents
        .scanByIndex(SKU, sku, null, MOST_BATCHES)
        .forEach(
            document -> {
              JsonBody body = document.body();
              if (body != null) {
                batches.add(Json.read(body.utf8(), Chunk.class).batch());
              }
            });
    return batches;
  }

  void forget(String after) {
    Exchanges.forget(documents, after);
  }
}
