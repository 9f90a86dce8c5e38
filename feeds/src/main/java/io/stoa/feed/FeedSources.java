package io.stoa.feed;

import io.stoa.change.ChangeSource;
import io.stoa.offer.Offers;
import io.stoa.offer.StockPolicy;
import io.stoa.product.Products;
import io.stoa.search.Patience;
import io.stoa.search.ProductSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Where feeds get their products from.
 *
 * @param catchUp brings the search index up to the newest write; run before it is asked
 * @param gate says what is held back
 * @param policies gives the buffers and caps of a channel
 * @param further what else items are made from, besides products, offers and structure
 */
public record FeedSources(
    ProductSearch search,
    Products products,
    Offers offers,
    Runnable catchUp,
    ItemGate gate,
    Function<String, StockPolicy> policies,
    List<ChangeSource> further) {
  public FeedSources {
    further = List.copyOf(further);
  }

  /** Nothing is held back, channels show all stock, and nothing further tells of changes. */
  public FeedSources(ProductSearch search, Products products, Offers offers, Runnable catchUp) {
    this(search, products, offers, catchUp, ItemGate.OPEN, StockPolicy::none, List.of());
  }

  /** The same with a gate, and what tells when it judges otherwise. */
  public FeedSources gated(ItemGate newGate, ChangeSource source) {
    List<ChangeSource> all = new ArrayList<>(further);
    all.add(source);
    return new FeedSources(search, products, offers, catchUp, newGate, policies, all);
  }

  /** The same for those who can wait for a search index that is out of reach. */
  public FeedSources patient(Patience waiting) {
    return new FeedSources(
        search.patient(waiting),
        products,
        offers,
        () -> waiting.run(catchUp),
        gate,
        policies,
        further);
  }

  SelectSubjects selecting() {
    return new SelectSubjects(search, products, offers);
  }
}
