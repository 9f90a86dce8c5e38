package io.stoa.exports;

import io.stoa.catalog.AssociationType;
import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeGroup;
import io.stoa.catalog.AttributeOption;
import io.stoa.catalog.Catalog;
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
import io.stoa.catalog.MeasurementFamily;
import io.stoa.catalog.StructureEntity;
import io.stoa.imports.MeasurementRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Structure entities as the rows that their import reads: cells by column. */
final class EntityTables {
  private EntityTables() {}

  /** Header and rows of all entities of the type. */
  static List<List<String>> table(EntityType type, Catalog catalog) {
    Collection<? extends StructureEntity> entities = catalog.all(type.type());
    List<Map<String, String>> rows = new ArrayList<>(entities.size());
    Set<String> header = new LinkedHashSet<>(List.of("code"));
    for (StructureEntity entity : entities) {
      Map<String, String> row = cells(entity);
      header.addAll(row.keySet());
      rows.add(row);
    }
    List<List<String>> table = new ArrayList<>(rows.size() + 1);
    table.add(List.copyOf(header));
    for (Map<String, String> row : rows) {
      table.add(header.stream().map(column -> row.getOrDefault(column, "")).toList());
    }
    return table;
  }

  private static Map<String, String> cells(StructureEntity entity) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("code", entity.code());
    if (entity instanceof CurrencySetting currency) {
      row.put("activated", flag(currency.active()));
    } else if (entity instanceof Category category) {
      row.put("parent", text(category.parent()));
      row.put("sort_order", String.valueOf(category.sortOrder()));
      labels(category.labels(), row);
    } else if (entity instanceof Channel channel) {
      channel(channel, row);
    } else if (entity instanceof AttributeGroup group) {
      row.put("sort_order", String.valueOf(group.sortOrder()));
      labels(group.labels(), row);
    } else if (entity instanceof Attribute attribute) {
      AttributeCells.put(attribute, row);
      labels(attribute.labels(), row);
    } else if (entity instanceof AttributeOption option) {
      row.put("code", option.option());
      row.put("attribute", option.attribute());
      row.put("sort_order", String.valueOf(option.sortOrder()));
      labels(option.labels(), row);
    } else if (entity instanceof Family family) {
      family(family, row);
    } else if (entity instanceof FamilyVariant variant) {
      familyVariant(variant, row);
    } else if (entity instanceof AssociationType type) {
      row.put("is_two_way", flag(type.twoWay()));
      row.put("is_quantified", flag(type.quantified()));
      labels(type.labels(), row);
    } else if (entity instanceof GroupType type) {
      labels(type.labels(), row);
    } else if (entity instanceof Group group) {
      row.put("type", group.type());
      labels(group.labels(), row);
    } else if (entity instanceof MeasurementFamily family) {
      row.put("standard_unit_code", family.standardUnit());
      row.put("units", MeasurementRows.cell(family));
      labels(family.labels(), row);
    } else if (!(entity instanceof LocaleSetting)) {
      throw new IllegalStateException("No columns for " + entity);
    }
    return row;
  }

  private static void channel(Channel channel, Map<String, String> row) {
    row.put("tree", channel.tree());
    row.put("locales", String.join(",", channel.locales()));
    row.put("currencies", String.join(",", channel.currencies()));
    row.put(
        "conversion_units",
        channel.conversionUnits().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> e.getKey() + ":" + e.getValue())
            .collect(Collectors.joining(",")));
    labels(channel.labels(), row);
  }

  private static void family(Family family, Map<String, String> row) {
    labels(family.labels(), row);
    row.put("attributes", String.join(",", family.attributes()));
    row.put("attribute_as_label", text(family.attributeAsLabel()));
    row.put("attribute_as_image", text(family.attributeAsImage()));
    family
        .requirements()
        .forEach((channel, codes) -> row.put("requirements-" + channel, String.join(",", codes)));
  }

  private static void familyVariant(FamilyVariant variant, Map<String, String> row) {
    row.put("family", variant.family());
    labels(variant.labels(), row);
    for (int i = 1; i <= variant.depth(); i++) {
      FamilyVariant.Level level = variant.levels().get(i - 1);
      row.put("variant-axes_" + i, String.join(",", level.axes()));
      row.put(
          "variant-attributes_" + i,
          level.attributes().stream().sorted().collect(Collectors.joining(",")));
    }
  }

  private static void labels(Labels labels, Map<String, String> row) {
    labels.byLocale().forEach((locale, label) -> row.put("label-" + locale, label));
  }

  static String flag(boolean on) {
    return on ? "1" : "0";
  }

  static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
