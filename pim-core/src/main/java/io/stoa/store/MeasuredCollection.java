package io.stoa.store;

import io.stoa.telemetry.Telemetry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A collection whose every operation is timed; each is passed on as it is. */
final class MeasuredCollection implements DocumentCollection {
  private static final String NAME = "stoa.store";

  private final DocumentCollection documents;
  private final String name;
  private final Telemetry telemetry;

  MeasuredCollection(DocumentCollection documents, String name, Telemetry telemetry) {
    this.documents = documents;
    this.name = name;
    this.telemetry = telemetry;
  }

  private <T> T timed(String operation, Supplier<T> work) {
    return telemetry.timed(work, NAME, "collection", name, "operation", operation);
  }

  @Override
  public Optional<StoredDocument> get(String id) {
    return timed("get", () -> documents.get(id));
  }

  @Override
  public Map<String, StoredDocument> getMany(Collection<String> ids) {
    return timed("getMany", () -> documents.getMany(ids));
  }

  @Override
  public WriteResult put(Write write) {
    return timed("put", () -> documents.put(write));
  }

  @Override
  public List<WriteResult> bulk(List<Write> writes) {
    return timed("bulk", () -> documents.bulk(writes));
  }

  @Override
  public List<StoredDocument> scan(@Nullable String afterId, int limit) {
    return timed("scan", () -> documents.scan(afterId, limit));
  }

  @Override
  public List<StoredDocument> scanByIndex(
      String index, String key, @Nullable String afterId, int limit) {
    return timed("scanByIndex", () -> documents.scanByIndex(index, key, afterId, limit));
  }

  @Override
  public Changes changes(long cursor, int limit) {
    return timed("changes", () -> documents.changes(cursor, limit));
  }

  @Override
  public long position() {
    return timed("position", documents::position);
  }

  @Override
  public long count() {
    return timed("count", documents::count);
  }
}
