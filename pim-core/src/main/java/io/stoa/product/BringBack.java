package io.stoa.product;

import io.stoa.error.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The edit that takes changes of a history entry back.
 *
 * @param before what was there, by the keys of {@link AllValues}
 * @param violations why it cannot be done
 */
record BringBack(Map<ValueKey, Optional<Value>> before, List<Violation> violations) {
  /**
   * @param keys which changes, null for all of them
   */
  static BringBack of(HistoryEntry entry, @Nullable Set<ValueKey> keys) {
    Map<ValueKey, Optional<Value>> before = new HashMap<>();
    List<Violation> violations = new ArrayList<>();
    for (HistoryChange change : entry.changes()) {
      if (keys != null && !keys.contains(change.key())) {
        continue;
      }
      before.put(change.key(), Optional.ofNullable(change.before()));
      if (!change.whole()) {
        violations.add(
            Violation.of(
                change.key().column(), "cut", "Only the beginning of what was there is kept."));
      }
    }
    if (keys != null) {
      for (ValueKey key : keys) {
        if (!before.containsKey(key)) {
          violations.add(
              Violation.of(key.column(), "unknown", "The entry tells of no such change."));
        }
      }
    }
    if (before.isEmpty() && violations.isEmpty()) {
      violations.add(Violation.of("", "nothing", "The entry tells of no changes."));
    }
    return new BringBack(before, List.copyOf(violations));
  }

  ProductEdit product(Identifier identifier, long expected, Associations links) {
    return new ProductEdit(
        identifier,
        null,
        expected,
        value(AllValues.ENABLED) instanceof Value.Flag flag ? flag.on() : null,
        change(AllValues.FAMILY),
        change(AllValues.PARENT),
        codes(AllValues.CATEGORIES),
        codes(AllValues.GROUPS),
        associations(links),
        values());
  }

  ProductModelEdit model(Identifier code, long expected, Associations links) {
    return new ProductModelEdit(
        code,
        expected,
        null,
        change(AllValues.PARENT),
        codes(AllValues.CATEGORIES),
        associations(links),
        values());
  }

  private boolean names(String name) {
    return before.containsKey(ValueKey.of(name));
  }

  private @Nullable Value value(String name) {
    return before.getOrDefault(ValueKey.of(name), Optional.empty()).orElse(null);
  }

  private Change<String> change(String name) {
    return names(name) ? AllValues.change(value(name)) : Change.keep();
  }

  private @Nullable Set<String> codes(String name) {
    return names(name) ? AllValues.codes(value(name)) : null;
  }

  /** Each part of the targets has its own key; what has none stays. */
  private Map<String, Associations.Targets> associations(Associations links) {
    Map<String, Associations.Targets> associations = new HashMap<>();
    before.forEach(
        (key, value) -> {
          String name = key.attribute();
          if (name.indexOf('-') >= 0) {
            String type = AllValues.associationType(name);
            Associations.Targets now = associations.getOrDefault(type, links.of(type));
            associations.put(type, AllValues.targets(now, name, value.orElse(null)));
          }
        });
    return associations;
  }

  private ValueChanges values() {
    Map<ValueKey, Optional<Value>> values = new HashMap<>(before);
    values.keySet().removeIf(key -> !AllValues.isAttribute(key));
    return ValueChanges.of(values);
  }
}
