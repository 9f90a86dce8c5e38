package io.stoa.migration;

import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The format of the documents of a store, and how far the step to the next one is.
 *
 * @param format of all documents, when no step is under way
 * @param change how many changes of the step to the next format are done
 * @param after id of the last document that the change after them has looked at, null for none
 */
record StoreFormat(int format, int change, @Nullable String after) {
  /** Of the first release, which said nothing of it. */
  static final StoreFormat FIRST = new StoreFormat(1, 0, null);

  StoreFormat at(int newChange, @Nullable String newAfter) {
    return new StoreFormat(format, newChange, newAfter);
  }

  StoreFormat next() {
    return new StoreFormat(format + 1, 0, null);
  }

  /** Where it is kept. */
  static final class Stored {
    private static final CollectionSpec COLLECTION = CollectionSpec.of("store_format");
    private static final String ID = "documents";

    private final DocumentCollection documents;

    Stored(DocumentStore store) {
      this.documents = store.collection(COLLECTION);
    }

    /** Empty for a store that was never asked. */
    Optional<StoreFormat> find() {
      return documents.get(ID).map(StoredDocument::body).map(Stored::read);
    }

    private static StoreFormat read(JsonBody body) {
      return Objects.requireNonNull(Json.read(body.utf8(), StoreFormat.class));
    }

    void save(StoreFormat format) {
      documents.put(new Write(ID, Write.ANY, JsonBody.of(Json.write(format)), Map.of()));
    }
  }
}
