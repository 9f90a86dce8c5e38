package io.stoa.product;

import io.stoa.error.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the violations and warnings of one edit. */
final class Breaches {
  private final List<Violation> violations = new ArrayList<>();
  private final List<Violation> warnings = new ArrayList<>();

  void add(String field, String rule, String message, @Nullable String value) {
    violations.add(new Violation(field, rule, message, value));
  }

  void add(Violation violation) {
    violations.add(violation);
  }

  void warn(String field, String rule, String message, @Nullable String value) {
    warnings.add(new Violation(field, rule, message, value));
  }

  boolean isEmpty() {
    return violations.isEmpty();
  }

  /** Whether something is wrong with the field already. */
  boolean has(String field) {
    return violations.stream().anyMatch(v -> v.field().equals(field));
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  List<Violation> warnings() {
    return List.copyOf(warnings);
  }
}
