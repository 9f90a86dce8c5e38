package io.stoa.catalog;

import io.stoa.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which structure names an entity, so that it may not go. */
final class EntityUse {
  private final CatalogSnapshot catalog;
  private final String code;
  private final List<Violation> violations = new ArrayList<>();

  private EntityUse(CatalogSnapshot catalog, String code) {
    this.catalog = catalog;
    this.code = code;
  }

  /** One violation for each kind of user; empty when nothing names it. */
  static List<Violation> of(StructureEntity entity, CatalogSnapshot catalog) {
    EntityUse use = new EntityUse(catalog, entity.code());
    switch (EntityType.of(entity.getClass())) {
      case LOCALES -> {
        use.by(Channel.class, c -> use.in(c.locales()));
        use.by(Attribute.class, a -> use.in(a.availableLocales()));
      }
      case CURRENCIES -> use.by(Channel.class, c -> use.in(c.currencies()));
      case MEASUREMENT_FAMILIES -> use.by(Attribute.class, a -> use.is(a.measurementFamily()));
      case CATEGORIES -> {
        use.by(Category.class, c -> use.is(c.parent()));
        use.by(Channel.class, c -> use.is(c.tree()));
      }
      case CHANNELS -> use.by(Family.class, f -> use.in(f.requirements().keySet()));
      case ATTRIBUTE_GROUPS -> use.by(Attribute.class, a -> use.is(a.group()));
      case ATTRIBUTES -> use.attribute();
      case FAMILIES -> use.by(FamilyVariant.class, v -> use.is(v.family()));
      case GROUP_TYPES -> use.by(Group.class, g -> use.is(g.type()));
      case ATTRIBUTE_OPTIONS, FAMILY_VARIANTS, ASSOCIATION_TYPES, GROUPS -> {
        // Only products name these, and they live on without them.
      }
    }
    return List.copyOf(use.violations);
  }

  private void attribute() {
    if (is(catalog.identifier().code())) {
      violations.add(
          Violation.of("code", "used", "The identifier attribute stays: it names the products."));
    }
    by(AttributeOption.class, o -> is(o.attribute()));
    by(Family.class, f -> in(f.attributes()));
    by(
        FamilyVariant.class,
        v -> v.levels().stream().anyMatch(l -> in(l.attributes()) || l.axes().contains(code)));
    by(Channel.class, c -> in(c.conversionUnits().keySet()));
  }

  private boolean is(@Nullable String named) {
    return code.equals(named);
  }

  private boolean in(Set<String> named) {
    return named.contains(code);
  }

  private <T extends StructureEntity> void by(Class<T> type, Predicate<T> names) {
    List<String> users =
        catalog.all(type).stream().filter(names).map(StructureEntity::code).limit(4).toList();
    if (!users.isEmpty()) {
      String first = String.join(", ", users.subList(0, Math.min(3, users.size())));
      violations.add(
          Violation.of(
              "code",
              "used",
              "Used by "
                  + EntityType.of(type).code()
                  + ": "
                  + first
                  + (users.size() > 3 ? " and others." : ".")));
    }
  }
}
