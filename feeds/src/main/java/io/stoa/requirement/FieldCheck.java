package io.stoa.requirement;

import dev.cel.runtime.CelEvaluationException;
import io.stoa.error.Violation;
import io.stoa.requirement.Finding.Severity;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything one field must satisfy, ready to be asked. Thread-safe. */
final class FieldCheck {
  private final RequirementSet set;
  private final FieldRule field;
  private final @Nullable Pattern pattern;
  private final @Nullable Condition condition;
  private final Map<String, Pattern> parts = new LinkedHashMap<>();

  /** Names of rules by check: the same few are broken by item after item. */
  private final Map<String, String> names = new ConcurrentHashMap<>();

  FieldCheck(RequirementSet set, FieldRule field) {
    this.set = set;
    this.field = field;
    this.pattern = field.pattern() == null ? null : Pattern.compile(field.pattern());
    field.parts().forEach((name, part) -> parts.put(name, Pattern.compile(part)));
    this.condition =
        field.requiredWhen() == null
            ? null
            : Condition.of(set.ruleName(field, "required_when"), field.requiredWhen());
  }

  FieldRule field() {
    return field;
  }

  void check(
      String sku, String at, Map<String, Object> values, ConditionView view, List<Finding> into) {
    Object value = values.get(field.name());
    if (value == null) {
      missing(sku, at, view, into);
    } else if (field.type() == FieldType.LIST) {
      list(sku, at, value instanceof List<?> many ? many : List.of(value), into);
    } else {
      single(sku, at, field.type(), value, into);
    }
  }

  private void missing(String sku, String at, ConditionView view, List<Finding> into) {
    if (field.level() == Level.MANDATORY) {
      add(into, sku, Severity.ERROR, at, "required", "is mandatory, but there is no value", null);
      return;
    }
    try {
      if (condition != null && condition.holds(view)) {
        String because = field.requiredBecause() == null ? "here" : field.requiredBecause();
        add(into, sku, Severity.ERROR, at, "required_when", "is mandatory " + because, null);
        return;
      }
    } catch (CelEvaluationException e) {
      String says = "may be mandatory, but its condition fails: " + e.getMessage();
      add(into, sku, Severity.ERROR, at, "required_when", says, null);
    }
    if (field.level() == Level.RECOMMENDED) {
      add(
          into,
          sku,
          Severity.WARNING,
          at,
          "recommended",
          "is recommended, but there is no value",
          null);
    }
  }

  private void list(String sku, String at, List<?> values, List<Finding> into) {
    FieldRule.Items items = field.items();
    int size = values.size();
    if (items != null && items.min() != null && size < items.min()) {
      String says = "has " + size + " entries, at least " + items.min() + " are wanted";
      broken(into, sku, at, "min_items", says, values);
    }
    if (items != null && items.max() != null && size > items.max()) {
      String says = "has " + size + " entries, at most " + items.max() + " are allowed";
      broken(into, sku, at, "max_items", says, values);
    }
    boolean distinct = items != null && items.distinct();
    Set<Object> seen = distinct ? new HashSet<>() : Set.of();
    int joined = -1;
    FieldType type = field.of() == null ? FieldType.TEXT : field.of();
    for (Object value : values) {
      if (distinct && !seen.add(value)) {
        broken(into, sku, at, "distinct_items", "has an entry twice", value);
      }
      joined += 1 + (value instanceof String text ? text.length() : 0);
      single(sku, at, type, value, into);
    }
    if (items != null && items.joined() != null && joined > items.joined()) {
      String says =
          "has " + joined + " characters in all, at most " + items.joined() + " are allowed";
      broken(into, sku, at, "joined_characters", says, values);
    }
  }

  private void single(String sku, String at, FieldType type, Object value, List<Finding> into) {
    String problem = TypeCheck.problem(type, value, field.values());
    if (problem != null) {
      broken(into, sku, at, type.name().toLowerCase(java.util.Locale.ROOT), problem, value);
      return;
    }
    if (!parts.isEmpty()) {
      structured(sku, at, value, into);
    }
    if (value instanceof String text) {
      length(sku, at, text, into);
      unwanted(sku, at, text, into);
    }
    pattern(sku, at, value, into);
    range(sku, at, value, into);
  }

  /** Of a text or a number, as it is written. */
  private void pattern(String sku, String at, Object value, List<Finding> into) {
    String written =
        value instanceof BigDecimal number
            ? number.toPlainString()
            : value instanceof String || value instanceof Number ? value.toString() : null;
    if (pattern != null && written != null && !pattern.matcher(written).matches()) {
      String says = field.patternSays() == null ? "does not match " + pattern : field.patternSays();
      broken(into, sku, at, "pattern", says, value);
    }
  }

  /** Each part matches its pattern, and there are no others. */
  private void structured(String sku, String at, Object value, List<Finding> into) {
    if (!(value instanceof Map<?, ?> given)) {
      String says = "is not an object with the parts " + String.join(", ", parts.keySet());
      broken(into, sku, at, "parts", says, value);
      return;
    }
    parts.forEach(
        (name, wanted) -> {
          Object part = given.get(name);
          if (!wanted.matcher(part == null ? "" : part.toString()).matches()) {
            String says = part == null ? " is missing" : " is not as wanted: " + part;
            broken(into, sku, at, "parts", "'s part " + name + says, value);
          }
        });
    for (Object name : given.keySet()) {
      if (!parts.containsKey(String.valueOf(name))) {
        broken(into, sku, at, "parts", "has no part " + name, value);
      }
    }
  }

  private void length(String sku, String at, String text, List<Finding> into) {
    FieldRule.Length bounds = field.length();
    if (bounds == null) {
      return;
    }
    LengthUnit unit = bounds.unit();
    int length = unit.of(text);
    if (bounds.min() != null && length < bounds.min()) {
      String says =
          "has " + length + " " + unit.spoken() + ", at least " + bounds.min() + " are wanted";
      broken(into, sku, at, "min_" + unit.ruleName(), says, text);
    }
    if (bounds.max() != null && length > bounds.max()) {
      String says =
          "has " + length + " " + unit.spoken() + ", at most " + bounds.max() + " are allowed";
      broken(into, sku, at, "max_" + unit.ruleName(), says, text);
    }
  }

  private void unwanted(String sku, String at, String text, List<Finding> into) {
    for (Unwanted unwanted : field.freeOf()) {
      String problem = unwanted.problem(text);
      if (problem != null) {
        broken(into, sku, at, unwanted.ruleName(), problem, text);
      }
    }
  }

  private void range(String sku, String at, Object value, List<Finding> into) {
    FieldRule.Range bounds = field.range();
    BigDecimal number = bounds == null ? null : TypeCheck.number(value);
    if (bounds == null || number == null) {
      return;
    }
    if (bounds.min() != null && number.compareTo(bounds.min()) < 0) {
      broken(into, sku, at, "minimum", "is below " + bounds.min().toPlainString(), value);
    }
    if (bounds.max() != null && number.compareTo(bounds.max()) > 0) {
      broken(into, sku, at, "maximum", "is above " + bounds.max().toPlainString(), value);
    }
  }

  private void broken(
      List<Finding> into, String sku, String at, String check, String says, Object value) {
    add(into, sku, Severity.of(field.whenBroken()), at, check, says, value);
  }

  private void add(
      List<Finding> into,
      String sku,
      Severity severity,
      String at,
      String check,
      String says,
      @Nullable Object value) {
    Violation violation =
        new Violation(
            at,
            names.computeIfAbsent(check, known -> set.ruleName(field, known)),
            at + " " + says + ".",
            value == null ? null : value.toString());
    into.add(new Finding(sku, severity, violation, field.source().url()));
  }
}
