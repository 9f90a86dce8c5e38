package io.stoa.product;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parent of variants: what they have in common.
 *
 * @param parent the root model's code, or null for a root
 * @param values own values only
 */
public record ProductModel(
    Identifier code,
    String familyVariant,
    @Nullable String parent,
    Set<String> categories,
    Associations associations,
    Values values,
    Instant created,
    Instant updated) {
  public ProductModel {
    categories = Collections.unmodifiableSet(new TreeSet<>(categories));
  }
}
