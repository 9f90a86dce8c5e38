package io.stoa.mapping;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.Catalog;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.FieldType;
import io.stoa.requirement.RequirementSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What fills a field for which neither the feed nor the requirement set says anything: the
 * attribute that has the field's own name, where the catalogue has one.
 */
public final class AttributeDefaults {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_]+");

  /** Such as {@code attributes.fabric_type[].value}: the value of fabric_type. */
  private static final Pattern WRAPPED =
      Pattern.compile("[A-Za-z0-9_]+\\.([A-Za-z0-9_]+)\\[]\\.value");

  /** Option codes for these; labels, as people read them, for all others. */
  private static final Set<FieldType> CODED =
      Set.of(
          FieldType.ENUM,
          FieldType.BOOLEAN,
          FieldType.INTEGER,
          FieldType.NUMBER,
          FieldType.PRICE,
          FieldType.URL,
          FieldType.IMAGE_URL);

  private AttributeDefaults() {}

  /** The set with a default for each field that has an attribute of its own name. */
  public static RequirementSet in(RequirementSet set, Catalog catalog) {
    return set.withFields(
        set.fields().stream()
            .map(
                field -> {
                  String map = field.map() == null ? expression(set, field, catalog) : null;
                  return map == null ? field : field.withMap(map);
                })
            .toList());
  }

  private static @Nullable String expression(RequirementSet set, FieldRule field, Catalog catalog) {
    if (field.type() == FieldType.JSON) {
      return null;
    }
    String path =
        set.isOfVariant(field) ? field.name().substring(set.variants().length() + 1) : field.name();
    Matcher wrapped = WRAPPED.matcher(path);
    String name = wrapped.matches() ? wrapped.group(1) : path;
    if (!CODE.matcher(name).matches()) {
      return null;
    }
    Attribute attribute = catalog.attribute(name).orElse(null);
    if (attribute == null) {
      return null;
    }
    FieldType type =
        field.type() == FieldType.LIST && field.of() != null ? field.of() : field.type();
    String function =
        CODED.contains(type) ? "value" : field.type() == FieldType.LIST ? "labels" : "label";
    return function + "(\"" + attribute.code() + "\")";
  }
}
