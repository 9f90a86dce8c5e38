package io.stoa.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What names mean at one place: the values of the item, and inside a section those of its entry
 * before them.
 *
 * @param entry the entry that the section is written for; the item's values at the top
 * @param index from 1; 0 at the top
 */
record Scope(@Nullable Object entry, int index, boolean last, @Nullable Scope outer) {
  static Scope of(Map<String, ?> values) {
    return new Scope(values, 0, true, null);
  }

  Scope inside(Object of, int number, boolean isLast) {
    return new Scope(of, number, isLast, this);
  }

  /** Null when there is nothing of the name. */
  @Nullable Object value(String name) {
    return switch (name) {
      case "." -> entry;
      case "@index" -> (long) index;
      case "@first" -> index == 1;
      case "@last" -> last;
      default -> named(name);
    };
  }

  private @Nullable Object named(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer()) {
      Object found = scope.entry() instanceof Map<?, ?> values ? in(values, name) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Under the name itself, or along its dots. */
  private static @Nullable Object in(Map<?, ?> values, String name) {
    Object whole = values.get(name);
    int dot = name.indexOf('.');
    if (whole != null || dot < 0) {
      return whole;
    }
    return values.get(name.substring(0, dot)) instanceof Map<?, ?> inner
        ? in(inner, name.substring(dot + 1))
        : null;
  }
}
