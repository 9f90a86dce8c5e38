package io.stoa.connectors.amazon;

import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which batch became which feed. Amazon knows no idempotency keys, and its list of feeds does not
 * name their documents: so it is noted before a feed is begun, and once more when its id is known.
 * Thread-safe.
 */
final class AmazonSubmissions {
  private static final String FEED = "feed";
  private static final CollectionSpec COLLECTION = CollectionSpec.of("amazon_feeds", FEED);

  private final DocumentCollection documents;

  AmazonSubmissions(DocumentStore store) {
    this.documents = store.collection(COLLECTION);
  }

  /**
   * One note.
   *
   * @param began when createFeed was about to be called
   * @param feed null while nobody knows
   */
  record Begun(Instant began, @Nullable String feed) {}

  void begin(String batch, Instant now) {
    put(batch, new Begun(now, null), Map.of());
  }

  void know(String batch, Instant began, String feed) {
    put(batch, new Begun(began, feed), Map.of(FEED, List.of(feed)));
  }

  private void put(String batch, Begun begun, Map<String, List<String>> keys) {
    documents.put(new Write(batch, Write.ANY, JsonBody.of(Json.write(begun)), keys));
  }

  Optional<Begun> find(String batch) {
    return documents
        .get(batch)
        .map(StoredDocument::body)
        .map(body -> Json.read(body.utf8(), Begun.class));
  }

  /** Whether the feed is another batch's. */
  boolean isKnown(String feed) {
    return !documents.scanByIndex(FEED, feed, null, 1).isEmpty();
  }

  /** The batch is settled. */
  void forget(String batch) {
    documents.put(Write.delete(batch, Write.ANY));
  }
}
