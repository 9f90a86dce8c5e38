package io.stoa.offer;

import io.stoa.offer.Offer.Price;
import io.stoa.product.Identifier;
import io.stoa.store.DocumentCollection;
import io.stoa.store.StoredDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds offers by the UTC days on which their sales begin or end. Thread-safe. */
final class SaleBoundaries {
  static final String BY_DAY = "sale_day";

  private static final int PAGE = 500;

  private final DocumentCollection documents;

  SaleBoundaries(DocumentCollection documents) {
    this.documents = documents;
  }

  static Map<String, List<String>> keys(Offer offer) {
    return Map.of(
        BY_DAY,
        boundaries(offer).map(SaleBoundaries::day).map(String::valueOf).distinct().toList());
  }

  List<Identifier> between(Instant after, Instant upTo) {
    TreeSet<Identifier> found = new TreeSet<>();
    for (LocalDate day = day(after); !day.isAfter(day(upTo)); day = day.plusDays(1)) {
      String last = null;
      List<StoredDocument> page;
      do {
        page = documents.scanByIndex(BY_DAY, day.toString(), last, PAGE);
        for (StoredDocument document : page) {
          last = document.id();
          Offer offer = OfferJson.read(document).offer();
          if (boundaries(offer).anyMatch(at -> at.isAfter(after) && !at.isAfter(upTo))) {
            found.add(offer.product());
          }
        }
      } while (page.size() == PAGE);
    }
    return List.copyOf(found);
  }

  private static Stream<Instant> boundaries(Offer offer) {
    return offer.prices().stream()
        .filter(price -> price.sale() != null)
        .flatMap(SaleBoundaries::boundaries);
  }

  private static Stream<Instant> boundaries(Price price) {
    return Stream.of(price.saleFrom(), price.saleUntil()).filter(Objects::nonNull);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
