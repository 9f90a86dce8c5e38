package io.stoa.catalog;

import io.stoa.error.StoaException;
import io.stoa.json.Json;
import io.stoa.store.Changes;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All entities of one type as the store holds them, kept up to date by following the collection's
 * change sequence. Not thread-safe: {@link StoredCatalogs} guards it.
 */
final class EntityTable {
  private static final Logger LOG = LoggerFactory.getLogger(EntityTable.class);
  private static final int BATCH = 1000;

  private final EntityType type;
  private final DocumentCollection collection;
  private final Map<String, Slot> slots = new HashMap<>();
  private long cursor;
  private long sequences;

  EntityTable(DocumentStore store, EntityType type) {
    this.type = type;
    this.collection = store.collection(CollectionSpec.of(type.code()));
  }

  /** What is stored under one id; the entity is null once deleted. */
  private record Slot(@Nullable StructureEntity entity, long version, long sequence) {}

  /** Reads what others wrote; true when anything is different now. */
  boolean refresh() {
    boolean changed = false;
    Changes changes;
    do {
      changes = collection.changes(cursor, BATCH);
      for (StoredDocument document : changes.documents()) {
        changed |= take(document);
      }
      cursor = changes.cursor();
    } while (!changes.drained());
    return changed;
  }

  private boolean take(StoredDocument document) {
    Slot known = slots.get(document.id());
    if (known != null && known.sequence >= document.sequence()) {
      return false;
    }
    put(document.id(), new Slot(read(document), document.version(), document.sequence()));
    return true;
  }

  private @Nullable StructureEntity read(StoredDocument document) {
    JsonBody body = document.body();
    if (body == null) {
      return null;
    }
    try {
      return Json.read(body.utf8(), type.type());
    } catch (StoaException e) {
      LOG.error("Skipping {} '{}': {}", type.code(), document.id(), e.getMessage());
      return null;
    }
  }

  private void put(String id, Slot slot) {
    Slot before = slots.put(id, slot);
    sequences += slot.sequence - (before == null ? 0 : before.sequence);
  }

  Collection<StructureEntity> entities() {
    return slots.values().stream().map(Slot::entity).filter(Objects::nonNull).toList();
  }

  @Nullable StructureEntity find(String code) {
    Slot slot = slots.get(CodeMap.fold(code));
    return slot == null ? null : slot.entity;
  }

  /** Grows with every write that the table has seen, tombstones included. */
  long sequences() {
    return sequences;
  }

  /** Writes the entities over the versions known here; one result each. */
  List<WriteResult> write(List<? extends StructureEntity> entities) {
    List<Write> writes = new ArrayList<>(entities.size());
    for (StructureEntity entity : entities) {
      String id = CodeMap.fold(entity.code());
      writes.add(Write.replace(id, expected(id), JsonBody.of(Json.write(entity))));
    }
    List<WriteResult> results = collection.bulk(writes);
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof WriteResult.Written written) {
        put(written.id(), new Slot(entities.get(i), written.version(), written.sequence()));
      }
    }
    return results;
  }

  WriteResult delete(String code) {
    String id = CodeMap.fold(code);
    WriteResult result = collection.put(Write.delete(id, expected(id)));
    if (result instanceof WriteResult.Written written) {
      put(id, new Slot(null, written.version(), written.sequence()));
    }
    return result;
  }

  private long expected(String id) {
    Slot slot = slots.get(id);
    return slot == null || slot.entity == null ? Write.ABSENT : slot.version;
  }
}
