package io.stoa.outbox;

import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Scans;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the items of one feed are on their way.
 *
 * @param at when they were last gone on with
 * @param due when they are to be gone on with; null when nothing is under way
 * @param pause why the channel takes no more for now, such as a quota; null when it does
 * @param trouble what hinders them, for people; null when nothing does
 */
public record Progress(
    String feed,
    Instant at,
    @Nullable Instant due,
    @Nullable String pause,
    @Nullable String trouble) {
  /** Broken off: there may be more to do at once. */
  Progress goesOn(Instant now) {
    return new Progress(feed, at, now, pause, trouble);
  }

  /** The stored ones, one for each feed; also by what they find which feeds have to be gone on. */
  static final class Stored {
    static final CollectionSpec COLLECTION = CollectionSpec.of("feed_progress");

    private final DocumentCollection documents;

    Stored(DocumentStore store) {
      this.documents = store.collection(COLLECTION);
    }

    void save(Progress progress) {
      documents.put(Write.replace(progress.feed(), Write.ANY, JsonBody.of(Json.write(progress))));
    }

    void remove(String feed) {
      if (documents.get(feed).isPresent()) {
        documents.put(Write.delete(feed, Write.ANY));
      }
    }

    Optional<Progress> find(String feed) {
      return documents.get(feed).map(Stored::read);
    }

    List<Progress> all() {
      List<Progress> all = new ArrayList<>();
      Scans.each(documents, document -> all.add(read(document)));
      return all;
    }

    private static Progress read(StoredDocument stored) {
      return Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), Progress.class);
    }
  }
}
