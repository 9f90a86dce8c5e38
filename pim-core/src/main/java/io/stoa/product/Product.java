package io.stoa.product;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sellable thing. Holds its own values only; {@link ResolvedProduct} adds the inherited ones.
 *
 * @param uuid never changes
 * @param family null for a product without family; for a variant always its family variant's
 * @param parent code of its product model, or null
 * @param values own values, without the identifier
 */
public record Product(
    Identifier identifier,
    UUID uuid,
    boolean enabled,
    @Nullable String family,
    @Nullable String parent,
    Set<String> categories,
    Set<String> groups,
    Associations associations,
    Values values,
    Instant created,
    Instant updated) {
  public Product {
    categories = Collections.unmodifiableSet(new TreeSet<>(categories));
    groups = Collections.unmodifiableSet(new TreeSet<>(groups));
  }
}
