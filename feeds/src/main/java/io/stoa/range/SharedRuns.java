package io.stoa.range;

import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The runs that nodes help each other with, at most one of each feed. Thread-safe. */
public final class SharedRuns {
  private static final CollectionSpec RUNS = CollectionSpec.of("feed_shared_runs");
  private static final int MOST = 1_000;

  private final DocumentCollection documents;

  public SharedRuns(DocumentStore store) {
    this.documents = store.collection(RUNS);
  }

  /** From now on others may help; takes the place of what an earlier run of the feed left. */
  public void open(SharedRun run) {
    documents.put(Write.replace(run.feed(), Write.ANY, JsonBody.of(Json.write(run))));
  }

  /** Nobody is to help any more; for who holds the feed. */
  public void close(String feed) {
    if (documents.get(feed).isPresent()) {
      documents.put(Write.delete(feed, Write.ANY));
    }
  }

  /** Of all feeds, in the order of their codes. */
  public List<SharedRun> all() {
    return documents.scan(null, MOST).stream().map(SharedRuns::read).toList();
  }

  /** Whether the run is still one to help with. */
  public boolean isOpen(SharedRun run) {
    Optional<SharedRun> found = documents.get(run.feed()).map(SharedRuns::read);
    return found.isPresent() && found.get().run().equals(run.run());
  }

  private static SharedRun read(StoredDocument document) {
    return Json.read(Objects.requireNonNull(document.body(), "deleted").utf8(), SharedRun.class);
  }
}
