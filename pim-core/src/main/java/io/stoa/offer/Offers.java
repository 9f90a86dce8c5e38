package io.stoa.offer;

import io.stoa.error.Violation;
import io.stoa.product.Identifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the offers. Thread-safe. */
public interface Offers {
  /** The offers of those products that have one. */
  Map<Identifier, Offer> of(Collection<Identifier> products);

  /** Offers in identifier-key order after the given product. */
  List<Offer> scan(@Nullable Identifier after, int limit);

  /**
   * Lays each change over what is there: a price replaces that of the same channel and currency, a
   * stock level that of the same location; the rest stays.
   *
   * @return for each change, in order, its violations; empty means stored
   */
  List<List<Violation>> merge(List<Offer> changes);
}
