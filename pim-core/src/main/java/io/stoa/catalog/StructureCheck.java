package io.stoa.catalog;

import io.stoa.error.Violation;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks one entity against a catalogue that already holds it and everything it may name.
 *
 * @param entity with every code in the case of its definition
 * @param violations empty when it may be stored
 */
record StructureCheck(StructureEntity entity, List<Violation> violations) {
  private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,3}(_[A-Za-z0-9]{2,8}){0,2}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");
  private static final Pattern OPTION = Pattern.compile("[^/\\s,;|\\p{Cntrl}]{1,100}");
  private static final int MOST_UNITS = 100;
  private static final int DEEPEST_CATEGORY = 100;

  /**
   * @param before what is stored under the code, or null
   * @param identifier code of the one attribute that may be of the identifier type
   */
  static StructureCheck of(
      StructureEntity entity,
      @Nullable StructureEntity before,
      CatalogSnapshot catalog,
      String identifier) {
    Findings findings = new Findings();
    StructureEntity canonical =
        switch (EntityType.of(entity.getClass())) {
          case ATTRIBUTES ->
              AttributeCheck.check(
                  (Attribute) entity, (Attribute) before, catalog, identifier, findings);
          case FAMILIES -> FamilyCheck.check((Family) entity, (Family) before, catalog, findings);
          case FAMILY_VARIANTS ->
              FamilyCheck.check((FamilyVariant) entity, (FamilyVariant) before, catalog, findings);
          case CHANNELS ->
              ChannelCheck.check((Channel) entity, (Channel) before, catalog, findings);
          case CATEGORIES -> category((Category) entity, (Category) before, catalog, findings);
          case ATTRIBUTE_OPTIONS ->
              option((AttributeOption) entity, (AttributeOption) before, catalog, findings);
          case MEASUREMENT_FAMILIES -> measurement((MeasurementFamily) entity, findings);
          case ASSOCIATION_TYPES ->
              association((AssociationType) entity, (AssociationType) before, findings);
          case GROUPS -> group((Group) entity, (Group) before, catalog, findings);
          case LOCALES -> iso(entity, LOCALE, "A locale is written like en_US.", findings);
          case CURRENCIES -> iso(entity, CURRENCY, "A currency has three letters.", findings);
          case ATTRIBUTE_GROUPS, GROUP_TYPES -> {
            findings.code(Findings.CODE, entity.code());
            yield entity;
          }
        };
    return new StructureCheck(canonical, findings.violations());
  }

  private static StructureEntity iso(
      StructureEntity entity, Pattern syntax, String message, Findings findings) {
    if (!syntax.matcher(entity.code()).matches()) {
      findings.add("code", "code_syntax", message, entity.code());
    }
    return entity;
  }

  private static Category category(
      Category category, @Nullable Category before, CatalogSnapshot catalog, Findings findings) {
    findings.code(Findings.CODE, category.code());
    String code = before == null ? category.code() : before.code();
    String parent = category.parent();
    if (parent == null) {
      return new Category(code, null, category.labels(), category.sortOrder());
    }
    parent = findings.known(catalog, "parent", Category.class, parent);
    place(category, parent, catalog, findings);
    for (Channel channel : catalog.all(Channel.class)) {
      if (channel.tree().equals(code)) {
        findings.add(
            "parent",
            "root",
            "Must stay a root: the channel " + channel.code() + " shows it.",
            parent);
      }
    }
    return new Category(code, parent, category.labels(), category.sortOrder());
  }

  private static void place(
      Category category, String parent, CatalogSnapshot catalog, Findings findings) {
    Set<String> seen = new HashSet<>();
    String code = category.code();
    while (code != null && seen.add(CodeMap.fold(code)) && seen.size() <= DEEPEST_CATEGORY) {
      code = catalog.category(code).map(Category::parent).orElse(null);
    }
    if (seen.size() > DEEPEST_CATEGORY) {
      findings.add(
          "parent", "depth", "A tree has at most " + DEEPEST_CATEGORY + " levels.", parent);
    } else if (code != null) {
      findings.add("parent", "cycle", "A category cannot stand below itself.", parent);
    }
  }

  private static AttributeOption option(
      AttributeOption option,
      @Nullable AttributeOption before,
      CatalogSnapshot catalog,
      Findings findings) {
    if (!OPTION.matcher(option.option()).matches()) {
      findings.add(
          "code",
          "code_syntax",
          "An option's code has 1 to 100 characters, none of them a space, comma, semicolon, bar or"
              + " slash.",
          option.option());
    }
    String attribute = findings.known(catalog, "attribute", Attribute.class, option.attribute());
    Attribute select = catalog.attribute(attribute).orElse(null);
    if (select != null && !select.type().isSelect()) {
      findings.add("attribute", "type", "Only select attributes have options.", attribute);
    }
    return new AttributeOption(
        attribute,
        before == null ? option.option() : before.option(),
        option.labels(),
        option.sortOrder());
  }

  private static MeasurementFamily measurement(MeasurementFamily family, Findings findings) {
    findings.code(Findings.HEADER_CODE, family.code());
    if (family.units().isEmpty() || family.units().size() > MOST_UNITS) {
      findings.add("units", "units", "A family has 1 to " + MOST_UNITS + " units.", null);
    }
    family.units().forEach((code, unit) -> unit(code, unit, findings));
    MeasurementFamily.Unit standard = family.units().get(family.standardUnit());
    if (standard == null) {
      findings.known("standard_unit_code", family.standardUnit(), null);
    } else if (!standard.toStandard().stream().allMatch(StructureCheck::neutral)) {
      findings.add(
          "standard_unit_code",
          "conversion",
          "The standard unit converts to itself.",
          standard.code());
    }
    return family;
  }

  private static boolean neutral(MeasurementFamily.Operation step) {
    return switch (step.operator()) {
      case MUL, DIV -> step.operand().compareTo(BigDecimal.ONE) == 0;
      case ADD, SUB -> step.operand().signum() == 0;
    };
  }

  private static void unit(String code, MeasurementFamily.Unit unit, Findings findings) {
    findings.code(Findings.HEADER_CODE, code);
    if (!unit.code().equals(code)) {
      findings.add("units", "code", "The unit " + code + " calls itself otherwise.", unit.code());
    }
    for (MeasurementFamily.Operation step : unit.toStandard()) {
      boolean factor =
          step.operator() == MeasurementFamily.Operator.MUL
              || step.operator() == MeasurementFamily.Operator.DIV;
      if (factor && step.operand().signum() == 0) {
        findings.add(
            "units", "conversion", "The unit " + code + " multiplies or divides by 0.", "0");
      }
    }
  }

  private static AssociationType association(
      AssociationType type, @Nullable AssociationType before, Findings findings) {
    findings.code(Findings.HEADER_CODE, type.code());
    if (type.twoWay() && type.quantified()) {
      findings.add("is_two_way", "quantified", "A quantified association is one-way.", "1");
    }
    if (before == null) {
      return type;
    }
    findings.unchanged("is_two_way", before.twoWay(), type.twoWay());
    findings.unchanged("is_quantified", before.quantified(), type.quantified());
    return new AssociationType(before.code(), type.labels(), type.twoWay(), type.quantified());
  }

  private static Group group(
      Group group, @Nullable Group before, CatalogSnapshot catalog, Findings findings) {
    findings.code(Findings.CODE, group.code());
    return new Group(
        before == null ? group.code() : before.code(),
        findings.known(catalog, "type", GroupType.class, group.type()),
        group.labels());
  }
}
