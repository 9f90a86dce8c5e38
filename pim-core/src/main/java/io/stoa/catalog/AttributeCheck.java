package io.stoa.catalog;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an attribute must satisfy. Rules follow Akeneo's, whose files we read. */
final class AttributeCheck {
  /** Names that files and documents use for something else, in lower case. */
  private static final Set<String> RESERVED =
      Set.of(
          "id",
          "associationtypes",
          "categories",
          "categoryid",
          "completeness",
          "enabled",
          "family",
          "groups",
          "associations",
          "products",
          "scope",
          "treeid",
          "values",
          "category",
          "attributes",
          "parent",
          "label",
          "entity_type");

  private static final Set<AttributeType> CAN_BE_UNIQUE =
      Set.of(
          AttributeType.IDENTIFIER, AttributeType.TEXT, AttributeType.NUMBER, AttributeType.DATE);
  private static final Set<AttributeType> TEXTS =
      Set.of(AttributeType.IDENTIFIER, AttributeType.TEXT, AttributeType.TEXTAREA);
  private static final Set<String> VALIDATION_RULES = Set.of("email", "url", "regexp");
  private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,10}");

  private AttributeCheck() {}

  /**
   * @param identifier code of the one identifier attribute
   */
  static Attribute check(
      Attribute attribute,
      @Nullable Attribute before,
      CatalogSnapshot catalog,
      String identifier,
      Findings findings) {
    findings.code(Findings.HEADER_CODE, attribute.code());
    String folded = CodeMap.fold(attribute.code());
    if (RESERVED.contains(folded) || folded.endsWith("_products") || folded.endsWith("_groups")) {
      findings.add("code", "reserved", "This code is reserved.", attribute.code());
    }
    if (before != null) {
      findings.unchanged("type", before.type().fileName(), attribute.type().fileName());
      findings.unchanged("scopable", before.scopable(), attribute.scopable());
      findings.unchanged("localizable", before.localizable(), attribute.localizable());
      findings.unchanged("unique", before.unique(), attribute.unique());
    }
    uniqueness(attribute, identifier, findings);
    rules(attribute, findings);
    String group =
        attribute.group() == null
            ? null
            : findings.known(catalog, "group", AttributeGroup.class, attribute.group());
    Set<String> locales =
        Findings.mapped(
            attribute.availableLocales(),
            locale ->
                findings.known("available_locales", locale, KnownCodes.locale(catalog, locale)));
    return measured(attribute, before, catalog, findings)
        .with(before == null ? attribute.code() : before.code(), group, locales);
  }

  private static void uniqueness(Attribute attribute, String main, Findings findings) {
    boolean identifier = attribute.type() == AttributeType.IDENTIFIER;
    if (identifier && !main.equalsIgnoreCase(attribute.code())) {
      findings.add(
          "type",
          "one_identifier",
          "There is an identifier attribute already: " + main + ".",
          attribute.type().fileName());
    }
    if (attribute.unique() && !CAN_BE_UNIQUE.contains(attribute.type())) {
      findings.add(
          "unique",
          "type",
          "Only identifier, text, number and date attributes can be unique.",
          "1");
    }
    if (attribute.unique() || identifier) {
      if (attribute.scopable()) {
        findings.add("scopable", "unique", "A unique attribute cannot differ by channel.", "1");
      }
      if (attribute.localizable()) {
        findings.add("localizable", "unique", "A unique attribute cannot differ by locale.", "1");
      }
    }
  }

  private static Attribute measured(
      Attribute attribute, @Nullable Attribute before, CatalogSnapshot catalog, Findings findings) {
    if (attribute.type() != AttributeType.METRIC) {
      return attribute;
    }
    if (attribute.measurementFamily() == null) {
      findings.add("metric_family", "required", "A metric needs its measurement family.", null);
      return attribute;
    }
    MeasurementFamily family =
        catalog.measurementFamily(attribute.measurementFamily()).orElse(null);
    if (family == null) {
      findings.known("metric_family", attribute.measurementFamily(), null);
      return attribute;
    }
    if (before != null) {
      findings.unchanged("metric_family", before.measurementFamily(), family.code());
    }
    if (attribute.defaultUnit() == null) {
      return attribute.measured(family.code(), family.standardUnit());
    }
    MeasurementFamily.Unit unit = Measurements.unit(family, attribute.defaultUnit());
    return attribute.measured(
        family.code(),
        findings.known(
            "default_metric_unit", attribute.defaultUnit(), unit == null ? null : unit.code()));
  }

  /** Rules of another type's values are kept for the way back and mean nothing. */
  private static void rules(Attribute attribute, Findings findings) {
    ValueRules rules = attribute.rules();
    if (TEXTS.contains(attribute.type())) {
      if (rules.maxCharacters() != null) {
        findings.between(
            "max_characters",
            BigDecimal.valueOf(rules.maxCharacters()),
            "1",
            attribute.type() == AttributeType.TEXTAREA ? "65535" : "255");
      }
      textRule(rules, findings);
    }
    if (rules.maxFileSizeMb() != null) {
      findings.between("max_file_size", rules.maxFileSizeMb(), "0.01", "9999.99");
    }
    if (rules.numberMin() != null
        && rules.numberMax() != null
        && rules.numberMin().compareTo(rules.numberMax()) > 0) {
      findings.add(
          "number_max",
          "range",
          "Must not be below number_min " + rules.numberMin() + ".",
          rules.numberMax().toString());
    }
    if (rules.dateMin() != null
        && rules.dateMax() != null
        && rules.dateMin().isAfter(rules.dateMax())) {
      findings.add(
          "date_max",
          "range",
          "Must not be before date_min " + rules.dateMin() + ".",
          rules.dateMax().toString());
    }
    for (String extension : rules.allowedExtensions()) {
      if (!EXTENSION.matcher(extension.toLowerCase(Locale.ROOT)).matches()) {
        findings.add(
            "allowed_extensions",
            "extension",
            "An extension has 1 to 10 letters or digits and no dot.",
            extension);
      }
    }
  }

  private static void textRule(ValueRules rules, Findings findings) {
    String rule = rules.validationRule();
    if (rule != null && !VALIDATION_RULES.contains(rule)) {
      findings.add("validation_rule", "unknown", "Must be email, url or regexp.", rule);
    }
    if ("regexp".equals(rule)) {
      if (rules.regexp() == null) {
        findings.add("validation_regexp", "required", "The rule regexp needs a pattern.", null);
        return;
      }
      try {
        TextPattern.compile(rules.regexp());
      } catch (IllegalArgumentException e) {
        findings.add(
            "validation_regexp", "regexp", "Not a pattern: " + e.getMessage(), rules.regexp());
      }
    }
  }
}
