package io.stoa.product;

import io.stoa.store.Write;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wanted change of one product; what it does not name stays as it is. Creates the product where
 * there is none.
 *
 * @param uuid to find the product by, or to give the new one; null to go by identifier alone
 * @param expectedVersion the version it was made against, {@link Write#ANY} for whichever, {@link
 *     Write#ABSENT} to insist on creating
 * @param enabled null leaves it
 * @param categories null leaves them, else the whole new set
 * @param groups null leaves them, else the whole new set
 * @param associations by type, each type's targets replaced
 */
public record ProductEdit(
    Identifier identifier,
    @Nullable UUID uuid,
    long expectedVersion,
    @Nullable Boolean enabled,
    Change<String> family,
    Change<String> parent,
    @Nullable Set<String> categories,
    @Nullable Set<String> groups,
    Map<String, Associations.Targets> associations,
    ValueChanges values) {

  /** Changes nothing but values; an empty one clears. */
  public static ProductEdit of(Identifier identifier, Map<ValueKey, Optional<Value>> values) {
    return of(identifier, ValueChanges.of(values));
  }

  /** Changes nothing but values. */
  public static ProductEdit of(Identifier identifier, ValueChanges values) {
    return new ProductEdit(
        identifier,
        null,
        Write.ANY,
        null,
        Change.keep(),
        Change.keep(),
        null,
        null,
        Map.of(),
        values);
  }
}
