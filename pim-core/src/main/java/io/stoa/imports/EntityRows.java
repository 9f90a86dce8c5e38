package io.stoa.imports;

import io.stoa.catalog.AssociationType;
import io.stoa.catalog.AttributeGroup;
import io.stoa.catalog.AttributeOption;
import io.stoa.catalog.Category;
import io.stoa.catalog.Channel;
import io.stoa.catalog.CurrencySetting;
import io.stoa.catalog.EntityType;
import io.stoa.catalog.Family;
import io.stoa.catalog.FamilyVariant;
import io.stoa.catalog.Group;
import io.stoa.catalog.GroupType;
import io.stoa.catalog.Labels;
import io.stoa.catalog.LocaleSetting;
import io.stoa.catalog.StructureEntity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Structure entities from rows of Akeneo's files: what the row says laid over what is there.
 * Whether the outcome makes sense is for the catalogue to say.
 */
final class EntityRows {
  private static final int LEVELS = 2;

  private EntityRows() {}

  /** The code that the row is about, as {@link StructureEntity#code()}. */
  static String code(EntityType type, EntityRow row) {
    String code =
        row.required(type == EntityType.LOCALES && row.cell("code") == null ? "locale" : "code");
    return type == EntityType.ATTRIBUTE_OPTIONS ? row.required("attribute") + "/" + code : code;
  }

  /**
   * @param before what is there under the code
   */
  static StructureEntity entity(
      EntityType type, String code, EntityRow row, @Nullable StructureEntity before) {
    return switch (type) {
      case LOCALES -> new LocaleSetting(code);
      case CURRENCIES ->
          new CurrencySetting(
              code,
              row.flag("activated", !(before instanceof CurrencySetting c) || c.active(), false));
      case MEASUREMENT_FAMILIES -> MeasurementRows.family(code, row, before);
      case CATEGORIES -> category(code, row, (Category) before);
      case CHANNELS -> channel(code, row, (Channel) before);
      case ATTRIBUTE_GROUPS -> {
        AttributeGroup group = (AttributeGroup) before;
        yield new AttributeGroup(
            code,
            row.labels(group == null ? Labels.NONE : group.labels()),
            row.integer("sort_order", group == null ? 0 : group.sortOrder()));
      }
      case ATTRIBUTES -> AttributeRows.attribute(code, row, before);
      case ATTRIBUTE_OPTIONS -> option(row, (AttributeOption) before);
      case FAMILIES -> family(code, row, (Family) before);
      case FAMILY_VARIANTS -> familyVariant(code, row, (FamilyVariant) before);
      case ASSOCIATION_TYPES -> {
        AssociationType kind = (AssociationType) before;
        yield new AssociationType(
            code,
            row.labels(kind == null ? Labels.NONE : kind.labels()),
            row.flag("is_two_way", kind != null && kind.twoWay(), false),
            row.flag("is_quantified", kind != null && kind.quantified(), false));
      }
      case GROUP_TYPES ->
          new GroupType(code, row.labels(before instanceof GroupType g ? g.labels() : Labels.NONE));
      case GROUPS -> {
        Group group = (Group) before;
        yield new Group(
            code,
            group != null && row.cell("type") == null ? group.type() : row.required("type"),
            row.labels(group == null ? Labels.NONE : group.labels()));
      }
    };
  }

  private static Category category(String code, EntityRow row, @Nullable Category before) {
    return new Category(
        code,
        row.text("parent", before == null ? null : before.parent()),
        row.labels(before == null ? Labels.NONE : before.labels()),
        row.integer("sort_order", before == null ? 0 : before.sortOrder()));
  }

  private static Channel channel(String code, EntityRow row, @Nullable Channel before) {
    Set<String> locales = row.codes("locales", before == null ? Set.of() : before.locales());
    Labels labels = row.labels(before == null ? Labels.NONE : before.labels());
    String single = row.cell("label");
    if (single != null && !locales.isEmpty()) {
      labels = labels.with(Map.of(locales.iterator().next(), single));
    }
    String tree = before == null ? row.required("tree") : row.text("tree", before.tree());
    return new Channel(
        code,
        labels,
        Objects.requireNonNullElse(tree, ""),
        locales,
        row.codes("currencies", before == null ? Set.of() : before.currencies()),
        conversionUnits(row, before == null ? Map.of() : before.conversionUnits()));
  }

  /** {@code weight:GRAM,length:METER}. */
  private static Map<String, String> conversionUnits(EntityRow row, Map<String, String> before) {
    String cell = row.cell("conversion_units");
    if (cell == null) {
      return before;
    }
    Map<String, String> units = new HashMap<>();
    for (String pair : CellValues.codes(cell)) {
      String[] parts = pair.split(":", 2);
      if (parts.length == 2) {
        units.put(parts[0].strip(), parts[1].strip());
      } else {
        row.violation(
            "conversion_units", "syntax", "Write it like weight:GRAM,length:METER.", pair);
      }
    }
    return units;
  }

  private static AttributeOption option(EntityRow row, @Nullable AttributeOption before) {
    return new AttributeOption(
        before == null ? Objects.requireNonNullElse(row.cell("attribute"), "") : before.attribute(),
        before == null ? Objects.requireNonNullElse(row.cell("code"), "") : before.option(),
        row.labels(before == null ? Labels.NONE : before.labels()),
        row.integer("sort_order", before == null ? 0 : before.sortOrder()));
  }

  private static Family family(String code, EntityRow row, @Nullable Family before) {
    Map<String, Set<String>> requirements =
        new LinkedHashMap<>(before == null ? Map.of() : before.requirements());
    row.ending("requirements-")
        .forEach(
            (channel, cell) -> {
              requirements.keySet().removeIf(known -> known.equalsIgnoreCase(channel));
              requirements.put(channel, new java.util.LinkedHashSet<>(CellValues.codes(cell)));
            });
    return new Family(
        code,
        row.labels(before == null ? Labels.NONE : before.labels()),
        row.codes("attributes", before == null ? Set.of() : before.attributes()),
        requirements,
        row.text("attribute_as_label", before == null ? null : before.attributeAsLabel()),
        row.text("attribute_as_image", before == null ? null : before.attributeAsImage()));
  }

  private static FamilyVariant familyVariant(
      String code, EntityRow row, @Nullable FamilyVariant before) {
    List<FamilyVariant.Level> levels = new ArrayList<>();
    for (int i = 0; i < LEVELS; i++) {
      FamilyVariant.Level level =
          before != null && i < before.depth()
              ? before.levels().get(i)
              : new FamilyVariant.Level(List.of(), Set.of());
      Set<String> axes = row.codes("variant-axes_" + (i + 1), level.axes());
      Set<String> attributes = row.codes("variant-attributes_" + (i + 1), level.attributes());
      if (!axes.isEmpty() || !attributes.isEmpty()) {
        levels.add(new FamilyVariant.Level(List.copyOf(axes), attributes));
      }
    }
    return new FamilyVariant(
        code,
        before == null
            ? row.required("family")
            : Objects.requireNonNullElse(row.text("family", before.family()), ""),
        row.labels(before == null ? Labels.NONE : before.labels()),
        levels);
  }
}
