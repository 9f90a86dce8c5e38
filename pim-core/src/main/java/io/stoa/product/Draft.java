package io.stoa.product;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an edit would make of a product or product model.
 *
 * @param result null when it breaks rules
 * @param claims what nobody else may have while this has it: see {@link Claims}
 */
record Draft<T>(@Nullable T result, Set<String> claims, Breaches breaches) {
  static <T> Draft<T> refused(Breaches breaches) {
    return new Draft<>(null, Set.of(), breaches);
  }
}
