package io.stoa.catalog;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A place that products are prepared for.
 *
 * @param tree code of the category tree it shows
 * @param conversionUnits by metric attribute: the unit that the channel wants
 */
public record Channel(
    String code,
    Labels labels,
    String tree,
    Set<String> locales,
    Set<String> currencies,
    Map<String, String> conversionUnits)
    implements StructureEntity {
  public Channel {
    labels = labels == null ? Labels.NONE : labels;
    locales = Collections.unmodifiableSet(new LinkedHashSet<>(locales));
    currencies = Collections.unmodifiableSet(new LinkedHashSet<>(currencies));
    conversionUnits = conversionUnits == null ? Map.of() : Map.copyOf(conversionUnits);
  }
}
