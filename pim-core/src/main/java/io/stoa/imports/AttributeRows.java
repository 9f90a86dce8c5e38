package io.stoa.imports;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.StructureEntity;
import io.stoa.catalog.ValueRules;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of {@code attributes.csv}. */
final class AttributeRows {
  /** Columns that become parts of an attribute; all others are kept as its extras. */
  static final Set<String> COLUMNS =
      Set.of(
          "code",
          "type",
          "group",
          "scopable",
          "localizable",
          "unique",
          "available_locales",
          "metric_family",
          "default_metric_unit",
          "useable_as_grid_filter",
          "wysiwyg_enabled",
          "sort_order",
          "max_characters",
          "validation_rule",
          "validation_regexp",
          "number_min",
          "number_max",
          "decimals_allowed",
          "negative_allowed",
          "date_min",
          "date_max",
          "allowed_extensions",
          "max_file_size");

  /** Types of Akeneo's editions and extensions: reference data and entities, assets, tables. */
  private static final Pattern FOREIGN_TYPE = Pattern.compile("(pim|akeneo)_[a-z0-9_]+");

  private static final int LONGEST_EXTRA = 10_000;

  private AttributeRows() {}

  static Attribute attribute(String code, EntityRow row, @Nullable StructureEntity stored) {
    Attribute before = stored instanceof Attribute known ? known : null;
    AttributeType type = type(row, before);
    Attribute base = before == null ? Attribute.of(code, type) : before;
    return new Attribute(
        code,
        type,
        row.text("group", base.group()),
        row.labels(base.labels()),
        row.flag("scopable", base.scopable(), false),
        row.flag("localizable", base.localizable(), false),
        row.flag("unique", base.unique(), type == AttributeType.IDENTIFIER),
        row.codes("available_locales", base.availableLocales()),
        row.text("metric_family", base.measurementFamily()),
        row.text("default_metric_unit", base.defaultUnit()),
        row.flag("useable_as_grid_filter", base.filterable(), false),
        row.flag("wysiwyg_enabled", base.richText(), false),
        row.integer("sort_order", base.sortOrder()),
        rules(row, base.rules()),
        extras(row, base.extras()));
  }

  private static AttributeType type(EntityRow row, @Nullable Attribute before) {
    if (before != null && row.cell("type") == null) {
      return before.type();
    }
    String name = row.required("type");
    Optional<AttributeType> type = AttributeType.parse(name);
    if (type.isPresent() || name.isEmpty()) {
      return type.orElse(AttributeType.TEXT);
    }
    if (FOREIGN_TYPE.matcher(name).matches()) {
      row.warn(
          "type",
          "unknown",
          "Stoa has no attributes of this type; its values are kept as text.",
          name);
    } else {
      row.violation("type", "unknown", "Stoa has no attribute type of this name.", name);
    }
    return AttributeType.TEXTAREA;
  }

  private static ValueRules rules(EntityRow row, ValueRules before) {
    BigDecimal longest =
        before.maxCharacters() == null ? null : new BigDecimal(before.maxCharacters());
    BigDecimal characters = row.number("max_characters", longest);
    return new ValueRules(
        characters == null ? null : characters.intValue(),
        row.text("validation_rule", before.validationRule()),
        row.text("validation_regexp", before.regexp()),
        row.number("number_min", before.numberMin()),
        row.number("number_max", before.numberMax()),
        row.flag("decimals_allowed", before.decimalsAllowed(), true),
        row.flag("negative_allowed", before.negativeAllowed(), true),
        row.date("date_min", before.dateMin()),
        row.date("date_max", before.dateMax()),
        List.copyOf(row.codes("allowed_extensions", before.allowedExtensions())),
        row.number("max_file_size", before.maxFileSizeMb()));
  }

  private static Map<String, String> extras(EntityRow row, Map<String, String> before) {
    Map<String, String> extras = new HashMap<>(before);
    row.others(COLUMNS)
        .forEach(
            (column, cell) -> {
              if (cell.isEmpty()) {
                extras.remove(column);
              } else if (cell.length() <= LONGEST_EXTRA) {
                extras.put(column, cell);
              } else {
                row.violation(column, "length", "Is too long.", cell);
              }
            });
    String type = row.cell("type");
    if (type != null
        && FOREIGN_TYPE.matcher(type).matches()
        && AttributeType.parse(type).isEmpty()) {
      extras.put("type", type);
    } else if (type != null) {
      extras.remove("type");
    }
    return extras;
  }
}
