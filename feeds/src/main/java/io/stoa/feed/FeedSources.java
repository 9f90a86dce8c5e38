package io.stoa.feed;

import io.stoa.offer.Offers;
import io.stoa.product.Products;
import io.stoa.search.ProductSearch;

/**
 * Where feeds get their products from.
 *
 * @param catchUp brings the search index up to the newest write; run before each selection
 */
public record FeedSources(
    ProductSearch search, Products products, Offers offers, Runnable catchUp) {
  SelectSubjects selecting() {
    return new SelectSubjects(search, products, offers);
  }
}
