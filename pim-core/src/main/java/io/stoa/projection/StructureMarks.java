package io.stoa.projection;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Channel;
import io.stoa.catalog.Family;
import io.stoa.catalog.FamilyVariant;
import io.stoa.catalog.MeasurementFamily;
import io.stoa.digest.Sha256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of the structure shapes search documents, as a short mark for each family and one for what
 * all share. Equal marks mean that documents made before are still right; they are kept with the
 * index, so that a change made while nobody followed is noticed too.
 */
final class StructureMarks {
  /** Stands for all products: no family has an empty code. */
  static final String SHARED = "";

  private StructureMarks() {}

  static Map<String, String> of(Catalog catalog) {
    Map<String, List<String>> variants = new HashMap<>();
    for (FamilyVariant variant : catalog.all(FamilyVariant.class)) {
      variants.computeIfAbsent(variant.family(), f -> new ArrayList<>()).add(variant.code());
    }
    Map<String, String> marks = new TreeMap<>();
    for (Family family : catalog.all(Family.class)) {
      StringBuilder text = new StringBuilder();
      appendLabel(text, family, catalog);
      for (Channel channel : catalog.all(Channel.class)) {
        appendChannel(text, channel);
        Set<String> required = family.requirements().getOrDefault(channel.code(), Set.of());
        sorted(required).forEach(code -> appendAttribute(text, code, catalog));
      }
      append(text, sorted(variants.getOrDefault(family.code(), List.of())));
      marks.put(family.code(), mark(text));
    }
    marks.put(SHARED, shared(catalog));
    return marks;
  }

  private static void appendLabel(StringBuilder text, Family family, Catalog catalog) {
    if (family.attributeAsLabel() != null) {
      appendAttribute(text, family.attributeAsLabel(), catalog);
    }
  }

  private static void appendChannel(StringBuilder text, Channel channel) {
    append(text, channel.code());
    append(text, sorted(channel.locales()));
    append(text, sorted(channel.currencies()));
  }

  private static void appendAttribute(StringBuilder text, String code, Catalog catalog) {
    append(text, code);
    Attribute attribute = catalog.attribute(code).orElse(null);
    if (attribute == null) {
      return;
    }
    AttributeType type = attribute.type();
    append(text, type);
    append(text, attribute.localizable());
    append(text, attribute.scopable());
    append(text, sorted(attribute.availableLocales()));
  }

  /** Identifiers are values too, and metrics are kept in the standard unit. */
  private static String shared(Catalog catalog) {
    StringBuilder text = new StringBuilder();
    append(text, catalog.identifier().code());
    for (MeasurementFamily family : catalog.all(MeasurementFamily.class)) {
      append(text, family.code());
      append(text, family.standardUnit());
      new TreeMap<>(family.units())
          .forEach(
              (code, unit) -> {
                append(text, code);
                append(text, unit.toStandard());
              });
    }
    return mark(text);
  }

  private static Collection<String> sorted(Collection<String> codes) {
    return new TreeSet<>(codes);
  }

  private static void append(StringBuilder text, Object part) {
    text.append(part).append('\n');
  }

  private static String mark(StringBuilder text) {
    return Sha256.hex(text.toString(), 8);
  }
}
