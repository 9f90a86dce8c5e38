package io.stoa.exports;

import static io.stoa.exports.EntityTables.flag;
import static io.stoa.exports.EntityTables.text;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.ValueRules;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of {@code attributes.csv}. Rules stand only where the type knows them. */
final class AttributeCells {
  private static final Set<AttributeType> WITH_DECIMALS =
      EnumSet.of(AttributeType.NUMBER, AttributeType.METRIC, AttributeType.PRICE_COLLECTION);
  private static final Set<AttributeType> WITH_NEGATIVES =
      EnumSet.of(AttributeType.NUMBER, AttributeType.METRIC);

  private AttributeCells() {}

  static void put(Attribute attribute, Map<String, String> row) {
    ValueRules rules = attribute.rules();
    row.put("type", attribute.type().fileName());
    row.put("group", text(attribute.group()));
    row.put("localizable", flag(attribute.localizable()));
    row.put("scopable", flag(attribute.scopable()));
    row.put("unique", flag(attribute.unique()));
    row.put(
        "available_locales",
        attribute.availableLocales().stream().sorted().collect(Collectors.joining(",")));
    row.put("metric_family", text(attribute.measurementFamily()));
    row.put("default_metric_unit", text(attribute.defaultUnit()));
    row.put("useable_as_grid_filter", flag(attribute.filterable()));
    row.put("wysiwyg_enabled", attribute.richText() ? "1" : "");
    row.put("sort_order", String.valueOf(attribute.sortOrder()));
    row.put("max_characters", text(rules.maxCharacters()));
    row.put("validation_rule", text(rules.validationRule()));
    row.put("validation_regexp", text(rules.regexp()));
    row.put("number_min", number(rules.numberMin()));
    row.put("number_max", number(rules.numberMax()));
    row.put(
        "decimals_allowed",
        rule(rules.decimalsAllowed(), WITH_DECIMALS.contains(attribute.type())));
    row.put(
        "negative_allowed",
        rule(rules.negativeAllowed(), WITH_NEGATIVES.contains(attribute.type())));
    row.put("date_min", text(rules.dateMin()));
    row.put("date_max", text(rules.dateMax()));
    row.put("allowed_extensions", String.join(",", rules.allowedExtensions()));
    row.put("max_file_size", number(rules.maxFileSizeMb()));
    new TreeMap<>(attribute.extras()).forEach(row::put);
  }

  /** An empty cell is the same as allowed. */
  private static String rule(boolean allowed, boolean applies) {
    return applies || !allowed ? flag(allowed) : "";
  }

  private static String number(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }
}
