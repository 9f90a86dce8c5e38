package io.stoa.offer;

import io.stoa.json.Json;
import io.stoa.offer.Offer.Price;
import io.stoa.offer.Offer.Stock;
import io.stoa.product.Identifier;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import java.util.List;
import java.util.Objects;

/** How an offer lies in the store. */
final class OfferJson {
  /** The document; the identifier is plain text in it. */
  private record Document(String product, List<Price> prices, List<Stock> stock) {}

  private OfferJson() {}

  static JsonBody write(Offer offer) {
    return JsonBody.of(
        Json.write(new Document(offer.product().text(), offer.prices(), offer.stock())));
  }

  static Offer read(StoredDocument stored) {
    Document document =
        Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), Document.class);
    return new Offer(new Identifier(document.product()), document.prices(), document.stock());
  }
}
