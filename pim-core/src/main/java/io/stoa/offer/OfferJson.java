package io.stoa.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stoa.json.Json;
import io.stoa.offer.Offer.Price;
import io.stoa.offer.Offer.Stock;
import io.stoa.offer.TracedOffer.Trace;
import io.stoa.product.Identifier;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/** How an offer lies in the store. */
final class OfferJson {
  /** The document; the identifier is plain text in it. */
  private record Document(
      String product,
      List<Price> prices,
      List<Stock> stock,
      List<Traced> traces,
      @Nullable Long outflow) {
    Document {
      prices = prices == null ? List.of() : prices;
      stock = stock == null ? List.of() : stock;
      traces = traces == null ? List.of() : traces;
    }
  }

  private record Traced(OfferSlot slot, Trace trace) {}

  private static final ObjectReader READER = Json.MAPPER.readerFor(Document.class);
  private static final ObjectWriter WRITER =
      Json.MAPPER
          .rebuild()
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_EMPTY))
          .build()
          .writerFor(Document.class);

  private OfferJson() {}

  static JsonBody write(TracedOffer offer) {
    List<Traced> traces = new ArrayList<>(offer.traces().size());
    offer.traces().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> traces.add(new Traced(entry.getKey(), entry.getValue())));
    return JsonBody.of(
        WRITER.writeValueAsBytes(
            new Document(
                offer.offer().product().text(),
                offer.offer().prices(),
                offer.offer().stock(),
                traces,
                offer.outflow() == 0 ? null : offer.outflow())));
  }

  static TracedOffer read(StoredDocument stored) {
    Document document = READER.readValue(Objects.requireNonNull(stored.body(), "deleted").utf8());
    Map<OfferSlot, Trace> traces = new HashMap<>();
    document.traces().forEach(traced -> traces.put(readable(traced.slot()), traced.trace()));
    return new TracedOffer(
        new Offer(new Identifier(document.product()), document.prices(), document.stock()),
        traces,
        document.outflow() == null ? 0 : document.outflow());
  }

  /** Empty codes are not written. */
  private static OfferSlot readable(OfferSlot slot) {
    return new OfferSlot(
        slot.kind(), given(slot.channel()), given(slot.location()), given(slot.currency()));
  }

  private static String given(@Nullable String code) {
    return code == null ? "" : code;
  }
}
