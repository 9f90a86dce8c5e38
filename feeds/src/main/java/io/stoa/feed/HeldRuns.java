package io.stoa.feed;

import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Write;
import java.util.Objects;
import java.util.Optional;

/** Keeps, for each feed, the run that waits for a person's yes. Thread-safe. */
final class HeldRuns {
  static final CollectionSpec COLLECTION = CollectionSpec.of("feed_held");

  private final DocumentCollection documents;

  HeldRuns(DocumentStore store) {
    this.documents = store.collection(COLLECTION);
  }

  Optional<HeldRun> find(String feed) {
    return documents
        .get(feed)
        .map(
            stored ->
                Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), HeldRun.class));
  }

  void save(HeldRun held) {
    documents.put(Write.replace(held.feed(), Write.ANY, JsonBody.of(Json.write(held))));
  }

  void remove(String feed) {
    if (documents.get(feed).isPresent()) {
      documents.put(Write.delete(feed, Write.ANY));
    }
  }
}
