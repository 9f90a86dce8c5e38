package io.stoa.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a channel must satisfy. */
final class ChannelCheck {
  private ChannelCheck() {}

  static Channel check(
      Channel channel, @Nullable Channel before, CatalogSnapshot catalog, Findings findings) {
    findings.code(Findings.HEADER_CODE, channel.code());
    String tree = findings.known(catalog, "tree", Category.class, channel.tree());
    if (catalog.category(tree).map(Category::parent).isPresent()) {
      findings.add("tree", "root", "Must be the root of a category tree.", tree);
    }
    if (channel.locales().isEmpty()) {
      findings.add("locales", "required", "A channel has at least one locale.", null);
    }
    if (channel.currencies().isEmpty()) {
      findings.add("currencies", "required", "A channel has at least one currency.", null);
    }
    Set<String> locales =
        Findings.mapped(
            channel.locales(),
            code -> findings.known("locales", code, KnownCodes.locale(catalog, code)));
    Set<String> currencies =
        Findings.mapped(
            channel.currencies(),
            code -> findings.known("currencies", code, KnownCodes.currency(catalog, code)));
    return new Channel(
        before == null ? channel.code() : before.code(),
        channel.labels(),
        tree,
        locales,
        currencies,
        units(channel, catalog, findings));
  }

  private static Map<String, String> units(
      Channel channel, CatalogSnapshot catalog, Findings findings) {
    Map<String, String> units = new HashMap<>();
    channel
        .conversionUnits()
        .forEach(
            (attributeCode, unitCode) -> {
              String field = "conversion_units";
              String known = findings.known(catalog, field, Attribute.class, attributeCode);
              MeasurementFamily family =
                  catalog
                      .attribute(known)
                      .map(Attribute::measurementFamily)
                      .flatMap(catalog::measurementFamily)
                      .orElse(null);
              if (family == null) {
                if (catalog.attribute(known).isPresent()) {
                  findings.add(field, "type", "Is not a metric attribute.", attributeCode);
                }
                return;
              }
              MeasurementFamily.Unit unit = Measurements.unit(family, unitCode);
              units.put(known, findings.known(field, unitCode, unit == null ? null : unit.code()));
            });
    return units;
  }
}
