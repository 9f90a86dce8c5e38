package io.stoa.web.api;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Family;
import io.stoa.catalog.MeasurementFamily;
import io.stoa.catalog.ValueRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An attribute as a form shows it.
 *
 * @param units that a metric may be given in, else empty
 * @param requiredFor channels for which the family asks for it
 */
record AttributeView(
    String code,
    AttributeType type,
    @Nullable String group,
    Map<String, String> labels,
    boolean scopable,
    boolean localizable,
    boolean unique,
    boolean richText,
    Set<String> availableLocales,
    @Nullable String measurementFamily,
    @Nullable String defaultUnit,
    List<String> units,
    ValueRules rules,
    List<String> requiredFor) {

  static AttributeView of(Attribute attribute, Catalog catalog, @Nullable Family family) {
    return new AttributeView(
        attribute.code(),
        attribute.type(),
        attribute.group(),
        attribute.labels().byLocale(),
        attribute.scopable(),
        attribute.localizable(),
        attribute.unique(),
        attribute.richText(),
        attribute.availableLocales(),
        attribute.measurementFamily(),
        attribute.defaultUnit(),
        units(attribute, catalog),
        attribute.rules(),
        requiredFor(attribute, family));
  }

  private static List<String> units(Attribute attribute, Catalog catalog) {
    String family = attribute.measurementFamily();
    return family == null
        ? List.of()
        : catalog
            .measurementFamily(family)
            .map(MeasurementFamily::units)
            .map(units -> units.keySet().stream().sorted().toList())
            .orElse(List.of());
  }

  private static List<String> requiredFor(Attribute attribute, @Nullable Family family) {
    return family == null
        ? List.of()
        : family.requirements().entrySet().stream()
            .filter(channel -> channel.getValue().contains(attribute.code()))
            .map(Map.Entry::getKey)
            .toList();
  }
}
