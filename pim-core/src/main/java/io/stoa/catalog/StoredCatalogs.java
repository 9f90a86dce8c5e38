package io.stoa.catalog;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.store.DocumentStore;
import io.stoa.store.WriteResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The structure in a document store: one collection for each type. Holds all of it in memory as one
 * snapshot, which a write replaces and which takes in other processes' writes within about a
 * second.
 */
public final class StoredCatalogs implements Catalogs {
  private static final Logger LOG = LoggerFactory.getLogger(StoredCatalogs.class);
  private static final long STALE_AFTER = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_ATTEMPTS = 20;

  private final Map<EntityType, EntityTable> tables = new EnumMap<>(EntityType.class);
  private final List<StructureUse> guards = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile CatalogSnapshot snapshot;
  private volatile long refreshed;

  public StoredCatalogs(DocumentStore store) {
    Map<EntityType, Collection<StructureEntity>> all = new EnumMap<>(EntityType.class);
    for (EntityType type : EntityType.values()) {
      EntityTable table = new EntityTable(store, type);
      table.refresh();
      tables.put(type, table);
      all.put(type, table.entities());
    }
    snapshot = CatalogSnapshot.of(all, sequences());
    refreshed = System.nanoTime();
  }

  @Override
  public Catalog current() {
    if (System.nanoTime() - refreshed > STALE_AFTER && lock.tryLock()) {
      try {
        refresh();
      } catch (StoaException e) {
        // Who goes on to the store hears of it there; the picture we have is still a true one.
        LOG.warn("Cannot look for changes of the structure: {}", e.getMessage());
        refreshed = System.nanoTime();
      } finally {
        lock.unlock();
      }
    }
    return snapshot;
  }

  @Override
  public Catalog refreshed() {
    lock.lock();
    try {
      refresh();
      return snapshot;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<StructureEntity> find(EntityType type, String code) {
    lock.lock();
    try {
      StructureEntity stored = table(type).find(code);
      return stored == null && type == EntityType.MEASUREMENT_FAMILIES
          ? snapshot.find(MeasurementFamily.class, code).map(StructureEntity.class::cast)
          : Optional.ofNullable(stored);
    } finally {
      lock.unlock();
    }
  }

  private void refresh() {
    Map<EntityType, Collection<StructureEntity>> changed = new EnumMap<>(EntityType.class);
    tables.forEach(
        (type, table) -> {
          if (table.refresh()) {
            changed.put(type, table.entities());
          }
        });
    if (!changed.isEmpty()) {
      snapshot = snapshot.with(changed, sequences());
    }
    refreshed = System.nanoTime();
  }

  private long sequences() {
    return tables.values().stream().mapToLong(EntityTable::sequences).sum();
  }

  @Override
  public List<List<Violation>> save(EntityType type, List<? extends StructureEntity> entities) {
    lock.lock();
    try {
      refresh();
      List<List<Violation>> results = new ArrayList<>(entities.size());
      List<Integer> pending = new ArrayList<>();
      for (int i = 0; i < entities.size(); i++) {
        results.add(List.of());
        pending.add(i);
      }
      for (int attempt = 0; !pending.isEmpty(); attempt++) {
        if (attempt == MOST_ATTEMPTS + entities.size()) {
          throw new StoaException(
              CoreError.VERSION_CONFLICT, "Others keep changing the same " + type.code() + ".");
        }
        pending = saveOnce(type, entities, pending, results);
      }
      return results;
    } finally {
      lock.unlock();
    }
  }

  /** Saves each code's first pending entity; gives back what has to be tried (again). */
  private List<Integer> saveOnce(
      EntityType type,
      List<? extends StructureEntity> entities,
      List<Integer> pending,
      List<List<Violation>> results) {
    List<Integer> later = new ArrayList<>();
    Map<Integer, StructureEntity> batch = new LinkedHashMap<>();
    Set<String> codes = new HashSet<>();
    for (int i : pending) {
      if (codes.add(CodeMap.fold(entities.get(i).code()))) {
        batch.put(i, entities.get(i));
      } else {
        later.add(i);
      }
    }
    Map<Integer, StructureEntity> accepted = accepted(type, batch, results);
    EntityTable table = table(type);
    List<Integer> changed = new ArrayList<>();
    List<StructureEntity> writes = new ArrayList<>();
    accepted.forEach(
        (i, entity) -> {
          if (!entity.equals(table.find(entity.code()))) {
            changed.add(i);
            writes.add(entity);
          }
        });
    if (writes.isEmpty()) {
      return later;
    }
    List<WriteResult> written = table.write(writes);
    boolean conflict = false;
    for (int w = 0; w < written.size(); w++) {
      if (written.get(w) instanceof WriteResult.Refused refused) {
        results.set(changed.get(w), List.of(Violation.of("code", "storable", refused.reason())));
      } else if (written.get(w) instanceof WriteResult.Conflict) {
        later.add(changed.get(w));
        conflict = true;
      }
    }
    snapshot = snapshot.with(Map.of(type, table.entities()), sequences());
    if (conflict) {
      refresh();
    }
    later.sort(null);
    return later;
  }

  /**
   * Checks the batch against a catalogue that holds all of it, so that one entity may name another.
   * When some fail, those that named them must fail too: hence the rounds.
   */
  private Map<Integer, StructureEntity> accepted(
      EntityType type, Map<Integer, StructureEntity> batch, List<List<Violation>> results) {
    EntityTable table = table(type);
    String identifier = identifier(batch.values());
    Map<Integer, StructureEntity> candidates = batch;
    while (true) {
      CatalogSnapshot catalog = candidate(type, candidates.values());
      Map<Integer, StructureEntity> accepted = new LinkedHashMap<>();
      for (Map.Entry<Integer, StructureEntity> entry : candidates.entrySet()) {
        StructureEntity entity = entry.getValue();
        StructureCheck check =
            StructureCheck.of(entity, table.find(entity.code()), catalog, identifier);
        if (check.violations().isEmpty()) {
          accepted.put(entry.getKey(), check.entity());
        } else {
          results.set(entry.getKey(), check.violations());
        }
      }
      boolean settled = accepted.size() == candidates.size() || type != EntityType.CATEGORIES;
      if (settled) {
        return accepted;
      }
      candidates = accepted;
    }
  }

  /** The stored identifier attribute's code; where there is none yet, the first one's. */
  private String identifier(Collection<StructureEntity> batch) {
    String code = snapshot.identifier().code();
    if (snapshot.attribute(code).isPresent()) {
      return code;
    }
    return batch.stream()
        .filter(e -> e instanceof Attribute a && a.type() == AttributeType.IDENTIFIER)
        .map(StructureEntity::code)
        .findFirst()
        .orElse(code);
  }

  private CatalogSnapshot candidate(EntityType type, Collection<StructureEntity> batch) {
    if (type != EntityType.CATEGORIES) {
      return snapshot; // no other kind names its own kind
    }
    Map<String, StructureEntity> all = new HashMap<>();
    table(type).entities().forEach(e -> all.put(CodeMap.fold(e.code()), e));
    batch.forEach(e -> all.put(CodeMap.fold(e.code()), e));
    return snapshot.with(Map.of(type, all.values()), snapshot.revision());
  }

  private EntityTable table(EntityType type) {
    return Objects.requireNonNull(tables.get(type));
  }

  @Override
  public void guardedBy(StructureUse use) {
    guards.add(use);
  }

  @Override
  public List<Violation> delete(EntityType type, String code) {
    lock.lock();
    try {
      for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        refresh();
        StructureEntity entity = table(type).find(code);
        if (entity == null) {
          return List.of(unknown(type, code));
        }
        List<Violation> users = new ArrayList<>(EntityUse.of(entity, snapshot));
        guards.forEach(guard -> users.addAll(guard.of(type, entity.code())));
        if (!users.isEmpty()) {
          return users;
        }
        if (table(type).delete(code) instanceof WriteResult.Written) {
          snapshot = snapshot.with(Map.of(type, table(type).entities()), sequences());
          return List.of();
        }
      }
      throw new StoaException(
          CoreError.VERSION_CONFLICT, "Others keep changing " + type.code() + " '" + code + "'.");
    } finally {
      lock.unlock();
    }
  }

  private Violation unknown(EntityType type, String code) {
    boolean standard =
        type == EntityType.MEASUREMENT_FAMILIES && snapshot.measurementFamily(code).isPresent();
    return new Violation(
        "code",
        standard ? "standard" : "unknown",
        standard ? "A standard measurement family stays." : "There is no '" + code + "'.",
        code);
  }
}
