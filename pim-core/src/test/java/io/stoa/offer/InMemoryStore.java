package io.stoa.offer;

import io.stoa.store.Changes;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One collection in memory, for tests that are about what lies above the store. */
final class InMemoryStore implements DocumentStore, DocumentCollection {
  private final TreeMap<String, StoredDocument> documents = new TreeMap<>();
  private long sequence;

  @Override
  public DocumentCollection collection(CollectionSpec spec) {
    return this;
  }

  @Override
  public synchronized Optional<StoredDocument> get(String id) {
    return Optional.ofNullable(documents.get(id));
  }

  @Override
  public synchronized Map<String, StoredDocument> getMany(Collection<String> ids) {
    Map<String, StoredDocument> found = new HashMap<>();
    ids.forEach(id -> get(id).ifPresent(document -> found.put(id, document)));
    return found;
  }

  @Override
  public synchronized List<WriteResult> bulk(List<Write> writes) {
    List<WriteResult> results = new ArrayList<>();
    for (Write write : writes) {
      StoredDocument before = documents.get(write.id());
      long version = before == null ? 0 : before.version();
      if (write.expected() != Write.ANY && write.expected() != version) {
        results.add(new WriteResult.Conflict(write.id(), version));
      } else {
        documents.put(
            write.id(), new StoredDocument(write.id(), version + 1, ++sequence, write.body()));
        results.add(new WriteResult.Written(write.id(), version + 1, sequence));
      }
    }
    return results;
  }

  @Override
  public synchronized List<StoredDocument> scan(@Nullable String afterId, int limit) {
    return (afterId == null ? documents : documents.tailMap(afterId, false))
        .values().stream().limit(limit).toList();
  }

  @Override
  public List<StoredDocument> scanByIndex(
      String index, String key, @Nullable String afterId, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Changes changes(long cursor, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized long count() {
    return documents.size();
  }

  synchronized long writes() {
    return sequence;
  }

  @Override
  public void close() {}
}
