package io.stoa.product;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.Family;
import io.stoa.catalog.FamilyVariant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays the changes of an edit over the values before: checks each, and where the values belong to a
 * level of a family variant, keeps those that belong to it.
 *
 * @param variant null for a simple product, which keeps values of any attribute
 * @param own level that is edited: 0 for a root model
 * @param inherited the values of the levels above
 */
record Levels(
    ValueValidation validation,
    @Nullable FamilyVariant variant,
    @Nullable Family family,
    int own,
    Values inherited) {

  static int levelOf(FamilyVariant variant, Attribute attribute) {
    return attribute.unique() || ValueValidation.isIdentifier(attribute)
        ? variant.depth()
        : variant.levelOf(attribute.code());
  }

  /**
   * @param identifier what the identifier attribute's value must be, null where it has none
   * @return the values before themselves when nothing changes
   */
  Values apply(
      ValueChanges changes, Values before, @Nullable Identifier identifier, Breaches breaches) {
    if (changes.isEmpty()) {
      return before;
    }
    Values.Builder accepted = new Values.Builder(changes.set().size());
    Set<ValueKey> cleared = new HashSet<>();
    Set<ValueKey> left = new HashSet<>();
    changes
        .set()
        .forEach(
            (given, change) -> {
              ValueValidation.CheckedKey key = validation.key(given);
              Attribute attribute = key.attribute();
              ValueCheck check = key.check();
              if (attribute == null || check == null || ValueValidation.isIdentifier(attribute)) {
                other(key, change, identifier, breaches);
                return;
              }
              Value value = check.check(change, key.field(), breaches);
              if (value == null) {
                cleared.add(key.key());
              } else if (belongs(attribute, key, value, breaches)) {
                accepted.add(key.key(), value);
              } else {
                left.add(key.key());
              }
            });
    changes.kept().forEach(given -> left.add(validation.key(given).key()));
    ValueColumns.Checked columns = changes.columns().under(validation);
    for (ValueKey given : columns.others()) {
      if (changes.set().find(given) == null && !changes.kept().contains(given)) {
        other(validation.key(given), null, identifier, breaches);
      }
    }
    Set<ValueKey> clearable = columns.clearable();
    return before.with(
        accepted.build(),
        key -> cleared.contains(key) || (clearable.contains(key) && !left.contains(key)));
  }

  /** A key that names no value of the catalogue, or the identifier. */
  private static void other(
      ValueValidation.CheckedKey key,
      @Nullable Value change,
      @Nullable Identifier identifier,
      Breaches breaches) {
    if (key.attribute() != null) {
      identifier(change, identifier, key.field(), breaches);
    } else if (key.problem() != null) {
      breaches.add(key.problem());
    }
  }

  private static void identifier(
      @Nullable Value change, @Nullable Identifier identifier, String field, Breaches breaches) {
    if (identifier == null) {
      breaches.add(field, "identifier", "A product model has no identifier, only its code.", null);
    } else if (!(change instanceof Value.Text text)
        || !text.text().equalsIgnoreCase(identifier.text())) {
      breaches.add(field, "identifier", "Must be the product's identifier.", null);
    }
  }

  private boolean belongs(
      Attribute attribute, ValueValidation.CheckedKey key, Value value, Breaches breaches) {
    if (variant == null) {
      return true;
    }
    if (family != null && !family.attributes().contains(attribute.code())) {
      breaches.warn(
          key.field(),
          "not_in_family",
          "Is no attribute of the family " + family.code() + "; the value was left out.",
          null);
      return false;
    }
    int level = levelOf(variant, attribute);
    if (level == own) {
      return true;
    }
    if (level > own || !same(value, inherited.find(key.key()))) {
      breaches.warn(
          key.field(),
          "level",
          "Is set on level " + level + " of " + variant.code() + "; the value was left out.",
          null);
    }
    return false;
  }

  /** The values that a product keeps when it becomes a variant: those of its own level. */
  Values moved(Values before, Breaches breaches) {
    if (before.isEmpty()) {
      return before;
    }
    Map<ValueKey, Optional<Value>> left = new HashMap<>();
    before.forEach(
        (key, value) -> {
          ValueValidation.CheckedKey checked = validation.key(key);
          Attribute attribute = checked.attribute();
          if (attribute == null) {
            breaches.warn(
                key.column(), "attribute", "Means nothing any more; the value was left out.", null);
            left.put(key, Optional.empty());
          } else if (!belongs(attribute, checked, value, breaches)) {
            left.put(key, Optional.empty());
          }
        });
    return before.with(left);
  }

  /** Media is the same when its content is, choices are in whatever order. */
  static boolean same(Value value, @Nullable Value other) {
    return value.equals(other)
        || (value instanceof Value.Media media
            && other instanceof Value.Media otherMedia
            && media.key().equals(otherMedia.key()))
        || (value instanceof Value.Choices choices
            && other instanceof Value.Choices otherChoices
            && Set.copyOf(choices.options()).equals(Set.copyOf(otherChoices.options())));
  }

  /** Adds a violation for every axis of the own level that has no value. */
  void requireAxes(Values values, Breaches breaches) {
    if (variant == null || own < 1) {
      return;
    }
    for (String axis : variant.levels().get(own - 1).axes()) {
      if (values.find(ValueKey.of(axis)) == null && !breaches.has(axis)) {
        breaches.add(axis, "axis", "An axis of " + variant.code() + " needs a value.", null);
      }
    }
  }
}
