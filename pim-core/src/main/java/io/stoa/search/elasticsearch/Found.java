package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.HitsMetadata;
import co.elastic.clients.json.JsonData;
import io.stoa.search.CodePoints;
import io.stoa.search.SearchDocument;
import io.stoa.search.SearchPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hits in their order, with where each stands.
 *
 * @param total how many match altogether
 */
record Found(List<Place> places, long total) {
  /** One hit. */
  record Place(SearchPage.Hit hit, Cursor cursor) {}

  static Found of(HitsMetadata<JsonData> hits) {
    List<Place> places = new ArrayList<>();
    for (Hit<JsonData> hit : hits.hits()) {
      Cursor cursor = Cursor.of(hit.sort());
      places.add(new Place(hit(cursor.id(), identifier(hit)), cursor));
    }
    return new Found(places, hits.total() == null ? 0 : hits.total().value());
  }

  private static String identifier(Hit<JsonData> hit) {
    JsonData values = Objects.requireNonNull(hit.fields().get(Fields.IDENTIFIER));
    return values.toJson().asJsonArray().getString(0);
  }

  private static SearchPage.Hit hit(String id, String identifier) {
    boolean product = id.startsWith(SearchDocument.id(SearchDocument.Kind.PRODUCT, ""));
    return new SearchPage.Hit(
        product ? SearchDocument.Kind.PRODUCT : SearchDocument.Kind.PRODUCT_MODEL,
        id.substring(2),
        identifier);
  }

  /** Both in one order; no document is in both. Hits without a value come last. */
  Found and(Found other, boolean ascending) {
    Comparator<String> byPoint = CodePoints.ORDER;
    Comparator<@Nullable String> byValue =
        Comparator.nullsLast(ascending ? byPoint : byPoint.reversed());
    List<Place> all = new ArrayList<>(places);
    all.addAll(other.places);
    all.sort(
        Comparator.<Place, @Nullable String>comparing(
                place -> (String) place.cursor().value(), byValue)
            .thenComparing(place -> place.cursor().id(), byPoint));
    return new Found(all, total + other.total);
  }
}
