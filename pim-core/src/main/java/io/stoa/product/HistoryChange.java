package io.stoa.product;

import org.jspecify.annotations.Nullable;

/**
 * One thing that an edit changed.
 *
 * @param key of an attribute's value, or only a name: {@code enabled}, {@code family}, {@code
 *     parent}, {@code categories}, {@code groups}, {@code UPSELL-products}, {@code
 *     UPSELL-product_models}, {@code UPSELL-groups}
 * @param before null for nothing
 * @param after null for nothing
 * @param whole false when {@code before} is only the beginning of what was there, which cannot be
 *     brought back
 */
public record HistoryChange(
    ValueKey key, @Nullable Value before, @Nullable Value after, boolean whole) {}
