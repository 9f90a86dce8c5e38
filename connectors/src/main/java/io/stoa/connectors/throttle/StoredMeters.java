package io.stoa.connectors.throttle;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Meters as documents, one for each account: a restart forgets nothing, and several nodes share
 * them.
 */
final class StoredMeters implements Meters {
  static final CollectionSpec COLLECTION = CollectionSpec.of("quotas");

  private static final int ATTEMPTS = 100;

  private final DocumentCollection documents;
  private final Map<String, Object> locks = new ConcurrentHashMap<>();

  StoredMeters(DocumentStore store) {
    this.documents = store.collection(COLLECTION);
  }

  /** The JSON of a document. */
  record Stored(Map<String, Meter> meters) {
    Stored {
      meters = Map.copyOf(meters);
    }
  }

  @Override
  public <T> T change(Account account, Function<Map<String, Meter>, Changed<T>> change) {
    String id = account.key();
    // Only other nodes are left to race with.
    synchronized (locks.computeIfAbsent(id, key -> new Object())) {
      for (int i = 0; i < ATTEMPTS; i++) {
        Optional<StoredDocument> found = documents.get(id);
        Map<String, Meter> before = found.map(StoredMeters::read).orElseGet(Map::of);
        Changed<T> changed = change.apply(before);
        if (changed.meters().equals(before)) {
          return changed.result();
        }
        Write write =
            new Write(
                id,
                found.map(StoredDocument::version).orElse(Write.ABSENT),
                JsonBody.of(Json.write(new Stored(changed.meters()))),
                Map.of());
        if (documents.put(write) instanceof WriteResult.Written) {
          return changed.result();
        }
      }
    }
    throw new StoaException(
        CoreError.STORE_UNAVAILABLE, "The quota of an account is changed by too many at once.");
  }

  private static Map<String, Meter> read(StoredDocument document) {
    JsonBody body = document.body();
    return body == null ? Map.of() : Json.read(body.utf8(), Stored.class).meters();
  }
}
