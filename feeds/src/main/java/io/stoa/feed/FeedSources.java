package io.stoa.feed;

import io.stoa.change.ChangeSource;
import io.stoa.offer.Offers;
import io.stoa.product.Products;
import io.stoa.search.ProductSearch;
import java.util.List;

/**
 * Where feeds get their products from.
 *
 * @param catchUp brings the search index up to the newest write; run before each selection
 * @param gate says what is held back
 * @param further what else items are made from, besides products, offers and structure
 */
public record FeedSources(
    ProductSearch search,
    Products products,
    Offers offers,
    Runnable catchUp,
    ItemGate gate,
    List<ChangeSource> further) {
  public FeedSources {
    further = List.copyOf(further);
  }

  /** Nothing is held back, and nothing further tells of changes. */
  public FeedSources(ProductSearch search, Products products, Offers offers, Runnable catchUp) {
    this(search, products, offers, catchUp, ItemGate.OPEN, List.of());
  }

  SelectSubjects selecting() {
    return new SelectSubjects(search, products, offers);
  }
}
