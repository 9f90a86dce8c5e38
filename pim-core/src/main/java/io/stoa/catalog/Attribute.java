package io.stoa.catalog;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One property that products can have.
 *
 * @param code letters, digits and underscore
 * @param group code of its attribute group, or null
 * @param scopable the value differs by channel
 * @param localizable the value differs by locale
 * @param unique no two products may share a value
 * @param availableLocales the only locales it has values in; empty means all (locale-specific
 *     attributes name some)
 * @param measurementFamily for {@link AttributeType#METRIC}: the family of its units
 * @param defaultUnit for {@link AttributeType#METRIC}: the unit offered first
 * @param filterable offered as a filter of the product list
 * @param extras columns of an imported file that Stoa keeps for the way back but does not act on
 */
public record Attribute(
    String code,
    AttributeType type,
    @Nullable String group,
    Labels labels,
    boolean scopable,
    boolean localizable,
    boolean unique,
    Set<String> availableLocales,
    @Nullable String measurementFamily,
    @Nullable String defaultUnit,
    boolean filterable,
    boolean richText,
    int sortOrder,
    ValueRules rules,
    Map<String, String> extras)
    implements StructureEntity {
  public Attribute {
    availableLocales =
        availableLocales == null ? Set.of() : Set.copyOf(new TreeSet<>(availableLocales));
    labels = labels == null ? Labels.NONE : labels;
    rules = rules == null ? ValueRules.NONE : rules;
    extras = extras == null ? Map.of() : Map.copyOf(extras);
  }

  /** A plain attribute: not scopable, not localizable, not unique, no rules. */
  public static Attribute of(String code, AttributeType type) {
    return new Attribute(
        code,
        type,
        null,
        Labels.NONE,
        false,
        false,
        type == AttributeType.IDENTIFIER,
        Set.of(),
        null,
        null,
        true,
        false,
        0,
        ValueRules.NONE,
        Map.of());
  }

  public Attribute localized() {
    return with(scopable, true, unique, rules);
  }

  public Attribute scoped() {
    return with(true, localizable, unique, rules);
  }

  public Attribute uniquely() {
    return with(scopable, localizable, true, rules);
  }

  public Attribute ruled(ValueRules newRules) {
    return with(scopable, localizable, unique, newRules);
  }

  /** The attribute as a metric of the family, with the unit offered first. */
  public Attribute measured(String family, String unit) {
    return new Attribute(
        code,
        type,
        group,
        labels,
        scopable,
        localizable,
        unique,
        availableLocales,
        family,
        unit,
        filterable,
        richText,
        sortOrder,
        rules,
        extras);
  }

  /** As it is stored: every code in the case of its definition. */
  Attribute with(String newCode, @Nullable String newGroup, Set<String> newLocales) {
    return new Attribute(
        newCode,
        type,
        newGroup,
        labels,
        scopable,
        localizable,
        unique,
        newLocales,
        measurementFamily,
        defaultUnit,
        filterable,
        richText,
        sortOrder,
        rules,
        extras);
  }

  private Attribute with(boolean scoped, boolean localized, boolean isUnique, ValueRules newRules) {
    return new Attribute(
        code,
        type,
        group,
        labels,
        scoped,
        localized,
        isUnique,
        availableLocales,
        measurementFamily,
        defaultUnit,
        filterable,
        richText,
        sortOrder,
        newRules,
        extras);
  }
}
