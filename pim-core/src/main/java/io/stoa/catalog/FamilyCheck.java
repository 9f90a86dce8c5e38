package io.stoa.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What families and family variants must satisfy. Rules follow Akeneo's. */
final class FamilyCheck {
  private static final int MOST_AXES = 5;
  private static final int MOST_LEVELS = 2;
  private static final Set<AttributeType> AXIS_TYPES =
      Set.of(AttributeType.SIMPLE_SELECT, AttributeType.METRIC, AttributeType.BOOLEAN);

  private FamilyCheck() {}

  static Family check(
      Family family, @Nullable Family before, CatalogSnapshot catalog, Findings findings) {
    findings.code(Findings.CODE, family.code());
    Set<String> attributes =
        findings.allKnown(catalog, "attributes", Attribute.class, family.attributes());
    Set<String> allowed = new HashSet<>(attributes);
    allowed.add(catalog.identifier().code());
    Map<String, Set<String>> requirements = new LinkedHashMap<>();
    family
        .requirements()
        .forEach(
            (channel, required) -> {
              String known =
                  findings.known(catalog, "requirements-" + channel, Channel.class, channel);
              requirements.put(known, required(known, required, allowed, catalog, findings));
            });
    String label = family.attributeAsLabel();
    if (label != null) {
      label = named("attribute_as_label", label, allowed, catalog, findings);
    }
    String image = family.attributeAsImage();
    if (image != null) {
      image = named("attribute_as_image", image, allowed, catalog, findings);
      Attribute picture = catalog.attribute(image).orElse(null);
      if (picture != null && picture.type() != AttributeType.IMAGE) {
        findings.add("attribute_as_image", "type", "Must be an image attribute.", image);
      }
    }
    if (before != null) {
      keepsAxes(before, attributes, catalog, findings);
    }
    return new Family(
        before == null ? family.code() : before.code(),
        family.labels(),
        attributes,
        requirements,
        label,
        image);
  }

  private static Set<String> required(
      String channel,
      Set<String> required,
      Set<String> allowed,
      CatalogSnapshot catalog,
      Findings findings) {
    return Findings.mapped(
        required, code -> named("requirements-" + channel, code, allowed, catalog, findings));
  }

  private static String named(
      String field, String code, Set<String> allowed, CatalogSnapshot catalog, Findings findings) {
    String known = findings.known(catalog, field, Attribute.class, code);
    if (!allowed.contains(known) && catalog.attribute(known).isPresent()) {
      findings.add(field, "not_in_family", "Is not an attribute of the family.", code);
    }
    return known;
  }

  private static void keepsAxes(
      Family before, Set<String> attributes, CatalogSnapshot catalog, Findings findings) {
    for (FamilyVariant variant : catalog.all(FamilyVariant.class)) {
      if (!variant.family().equals(before.code())) {
        continue;
      }
      for (FamilyVariant.Level level : variant.levels()) {
        for (String axis : level.axes()) {
          if (!attributes.contains(axis)) {
            findings.add(
                "attributes",
                "used",
                "Must keep " + axis + ": it is an axis of the variant " + variant.code() + ".",
                axis);
          }
        }
      }
    }
  }

  static FamilyVariant check(
      FamilyVariant variant,
      @Nullable FamilyVariant before,
      CatalogSnapshot catalog,
      Findings findings) {
    findings.code(Findings.CODE, variant.code());
    String familyCode = findings.known(catalog, "family", Family.class, variant.family());
    Family family = catalog.family(familyCode).orElse(null);
    if (variant.levels().isEmpty() || variant.levels().size() > MOST_LEVELS) {
      findings.add("variant-axes_1", "levels", "A variant has one or two levels.", null);
    }
    Set<String> placed = new HashSet<>();
    List<FamilyVariant.Level> levels = new ArrayList<>();
    for (int i = 0; i < variant.levels().size(); i++) {
      LevelCheck check = new LevelCheck(i + 1, family, catalog, findings, placed);
      levels.add(check.of(variant.levels().get(i), i + 1 == variant.levels().size()));
    }
    if (before != null) {
      findings.unchanged("family", before.family(), familyCode);
      findings.unchanged("variant-axes_2", before.depth(), levels.size());
      for (int i = 0; i < Math.min(before.depth(), levels.size()); i++) {
        findings.unchanged(
            "variant-axes_" + (i + 1), before.levels().get(i).axes(), levels.get(i).axes());
      }
    }
    return new FamilyVariant(
        before == null ? variant.code() : before.code(), familyCode, variant.labels(), levels);
  }

  /** The attributes of one level. */
  private record LevelCheck(
      int number,
      @Nullable Family family,
      CatalogSnapshot catalog,
      Findings findings,
      Set<String> placed) {
    FamilyVariant.Level of(FamilyVariant.Level level, boolean last) {
      String axesField = "variant-axes_" + number;
      if (level.axes().isEmpty() || level.axes().size() > MOST_AXES) {
        findings.add(axesField, "axes", "A level has 1 to " + MOST_AXES + " axes.", null);
      }
      List<String> axes = new ArrayList<>();
      Set<String> onThisLevel = new HashSet<>();
      for (String axis : level.axes()) {
        String known = member(axesField, axis);
        axis(axesField, known);
        if (!onThisLevel.add(known) || placed.contains(known)) {
          findings.add(axesField, "repeated", "Is an axis or attribute elsewhere already.", axis);
        }
        axes.add(known);
      }
      String field = "variant-attributes_" + number;
      Set<String> attributes = Findings.mapped(level.attributes(), code -> member(field, code));
      for (String code : attributes) {
        if (placed.contains(code)) {
          findings.add(field, "repeated", "Stands on another level already.", code);
        }
        Attribute attribute = catalog.attribute(code).orElse(null);
        if (!last && attribute != null && attribute.unique()) {
          findings.add(field, "unique_level", "A unique attribute stands on the last level.", code);
        }
      }
      placed.addAll(onThisLevel);
      placed.addAll(attributes);
      return new FamilyVariant.Level(axes, attributes);
    }

    private String member(String field, String code) {
      String known = findings.known(catalog, field, Attribute.class, code);
      Attribute attribute = catalog.attribute(known).orElse(null);
      if (family != null
          && attribute != null
          && attribute.type() != AttributeType.IDENTIFIER
          && !family.attributes().contains(known)) {
        findings.add(
            field,
            "not_in_family",
            "Is not an attribute of the family " + family.code() + ".",
            code);
      }
      return known;
    }

    private void axis(String field, String code) {
      Attribute attribute = catalog.attribute(code).orElse(null);
      if (attribute == null) {
        return;
      }
      if (!AXIS_TYPES.contains(attribute.type())) {
        findings.add(
            field, "axis_type", "An axis is a simple select, a metric or a boolean.", code);
      }
      if (attribute.scopable()
          || attribute.localizable()
          || !attribute.availableLocales().isEmpty()) {
        findings.add(
            field, "axis_scope", "An axis has one value for all channels and locales.", code);
      }
    }
  }
}
