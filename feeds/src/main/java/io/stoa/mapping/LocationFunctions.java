package io.stoa.mapping;

import static io.stoa.mapping.MappingFunction.LIST;
import static io.stoa.mapping.MappingFunction.TEXTS;
import static io.stoa.mapping.MappingFunction.text;

import io.stoa.mapping.MappingFunction.Group;
import io.stoa.offer.Offer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Functions for channels that call our stock locations by ids of their own: a text such as {@code
 * berlin=L1, paris=L2} says which.
 */
final class LocationFunctions {
  private LocationFunctions() {}

  static List<MappingFunction> all() {
    List<MappingFunction> all = new ArrayList<>();
    all.addAll(
        FunctionGroup.of(Group.STOCK)
            .add(
                "stockLocations",
                TEXTS,
                "The channel's own ids of the locations where pieces are counted; the text says"
                    + " them for ours, with commas between.",
                "stockLocations(\"berlin=L1, paris=L2\")",
                (lens, s, a) -> List.copyOf(stocks(lens, s, Plain.text(a[0])).keySet()),
                text("locations"))
            .add(
                "stockCounts",
                LIST,
                "Pieces at these locations, in the same order as stockLocations.",
                "stockCounts(\"berlin=L1, paris=L2\")",
                (lens, s, a) -> List.copyOf(stocks(lens, s, Plain.text(a[0])).values()),
                text("locations"))
            .all());
    all.addAll(
        FunctionGroup.of(Group.PRICES)
            .add(
                "priceLocations",
                TEXTS,
                "The channel's own ids of the locations that have a price of their own; the text"
                    + " says them for ours, with commas between.",
                "priceLocations(\"berlin=L1, paris=L2\")",
                (lens, s, a) -> List.copyOf(prices(lens, s, Plain.text(a[0])).keySet()),
                text("locations"))
            .add(
                "locationPrices",
                LIST,
                "What is paid now at these locations, in cent and the like, in the same order as"
                    + " priceLocations.",
                "locationPrices(\"berlin=L1, paris=L2\")",
                (lens, s, a) ->
                    prices(lens, s, Plain.text(a[0])).values().stream()
                        .map(Money::minorUnits)
                        .toList(),
                text("locations"))
            .all());
    return all;
  }

  private static Map<String, Long> stocks(Lens lens, Subject subject, @Nullable String locations) {
    Map<String, Long> known = OfferFunctions.stocks(lens, subject);
    return named(locations, known::get);
  }

  private static Map<String, Money> prices(Lens lens, Subject subject, @Nullable String locations) {
    Offer offer = subject.offer();
    return offer == null
        ? Map.of()
        : named(
            locations,
            location ->
                offer.prices().stream().anyMatch(price -> location.equals(price.location()))
                    ? OfferFunctions.current(
                        lens, subject.at(location), lens.perspective().currency())
                    : null);
  }

  /** What there is at our locations by the channel's ids, in the order of the text. */
  private static <T> Map<String, T> named(
      @Nullable String locations, Function<String, @Nullable T> there) {
    Map<String, T> named = new LinkedHashMap<>();
    for (String pair : locations == null ? new String[0] : locations.split("[,\\n]", -1)) {
      int equals = pair.indexOf('=');
      T found = equals < 0 ? null : there.apply(pair.substring(0, equals).strip());
      if (found != null) {
        named.put(pair.substring(equals + 1).strip(), found);
      }
    }
    return named;
  }
}
