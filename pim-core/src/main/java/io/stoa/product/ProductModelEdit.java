package io.stoa.product;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wanted change of one product model; what it does not name stays as it is.
 *
 * @param expectedVersion as in {@link ProductEdit}
 * @param familyVariant null leaves it; needed to create
 * @param categories null leaves them, else the whole new set
 */
public record ProductModelEdit(
    Identifier code,
    long expectedVersion,
    @Nullable String familyVariant,
    Change<String> parent,
    @Nullable Set<String> categories,
    Map<String, Associations.Targets> associations,
    ValueChanges values) {}
