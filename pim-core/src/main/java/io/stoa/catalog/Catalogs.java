package io.stoa.catalog;

import io.stoa.error.Violation;
import java.util.List;
import java.util.Optional;

/** Holds the structure: gives the newest {@link Catalog} and takes changes. Thread-safe. */
public interface Catalogs {
  /** The newest picture; cheap, callers keep it for one unit of work. */
  Catalog current();

  /** As {@link #current}, with what other processes wrote before the call. */
  Catalog refreshed();

  /**
   * One entity as it is stored now, by code in any case. Makes no picture of the others, and so is
   * what suits who changes many.
   */
  Optional<StructureEntity> find(EntityType type, String code);

  /**
   * Checks and stores the entities, each on its own: one that breaks a rule never stops another.
   *
   * @param type of all of them
   * @return for each entity, in order, its violations; empty means stored (or already so)
   */
  List<List<Violation>> save(EntityType type, List<? extends StructureEntity> entities);

  /**
   * Removes one entity.
   *
   * @return why it may not go, such as a family still using the attribute; empty means removed
   */
  List<Violation> delete(EntityType type, String code);

  /** Asks this, too, before anything is deleted. */
  void guardedBy(StructureUse use);
}
