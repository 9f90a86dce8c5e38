package io.stoa.catalog;

import io.stoa.error.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what one entity breaks; fields carry the names of Akeneo's columns. */
final class Findings {
  /** In file headers a code stands between hyphens, so there it has none. */
  static final Pattern HEADER_CODE = Pattern.compile("[A-Za-z0-9_]{1,100}");

  static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

  private final List<Violation> violations = new ArrayList<>();

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  void add(String field, String rule, String message, @Nullable String value) {
    violations.add(new Violation(field, rule, message, value));
  }

  void code(Pattern pattern, String code) {
    if (!pattern.matcher(code).matches()) {
      add(
          "code",
          "code_syntax",
          pattern == HEADER_CODE
              ? "A code has 1 to 100 letters, digits or underscores."
              : "A code has 1 to 100 letters, digits, underscores, hyphens or dots.",
          code);
    }
  }

  /** The code as defined, or as given when nothing of that code exists, which is a violation. */
  <T extends StructureEntity> String known(
      CatalogSnapshot catalog, String field, Class<T> type, String code) {
    return known(field, code, catalog.find(type, code).map(StructureEntity::code).orElse(null));
  }

  String known(String field, String code, @Nullable String defined) {
    if (defined == null) {
      add(field, "unknown", "There is no '" + code + "'.", code);
      return code;
    }
    return defined;
  }

  <T extends StructureEntity> Set<String> allKnown(
      CatalogSnapshot catalog, String field, Class<T> type, Set<String> codes) {
    return mapped(codes, code -> known(catalog, field, type, code));
  }

  static Set<String> mapped(Set<String> codes, Function<String, String> change) {
    Set<String> changed = new LinkedHashSet<>();
    codes.forEach(code -> changed.add(change.apply(code)));
    return changed;
  }

  void unchanged(String field, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      add(
          field,
          "immutable",
          "Stays '" + before + "' once the thing exists; delete it first to change that.",
          String.valueOf(after));
    }
  }

  void between(String field, BigDecimal value, String least, String most) {
    if (value.compareTo(new BigDecimal(least)) < 0 || value.compareTo(new BigDecimal(most)) > 0) {
      add(field, "range", "Must be between " + least + " and " + most + ".", value.toString());
    }
  }
}
