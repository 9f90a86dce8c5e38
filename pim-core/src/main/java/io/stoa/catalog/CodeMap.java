package io.stoa.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds things by code in any case. The exact case is tried first: it is the usual one and costs no
 * folding. Immutable once built.
 */
final class CodeMap<T> {
  private final Map<String, T> exact;
  private final Map<String, T> folded;

  private CodeMap(Map<String, T> exact, Map<String, T> folded) {
    this.exact = exact;
    this.folded = folded;
  }

  static <T> CodeMap<T> of(Collection<? extends T> things, Function<? super T, String> code) {
    Map<String, T> exact = new HashMap<>(things.size() * 2);
    Map<String, T> folded = new HashMap<>(things.size() * 2);
    for (T thing : things) {
      exact.put(code.apply(thing), thing);
      folded.put(fold(code.apply(thing)), thing);
    }
    return new CodeMap<>(exact, folded);
  }

  /** The same for all codes that count as equal. */
  static String fold(String code) {
    return code.toLowerCase(Locale.ROOT);
  }

  @Nullable T find(String code) {
    T found = exact.get(code);
    return found != null ? found : folded.get(fold(code));
  }
}
