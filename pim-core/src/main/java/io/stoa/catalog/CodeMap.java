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
  /** By each code as it is written and, where that differs, as it is folded. */
  private final Map<String, T> byCode;

  private CodeMap(Map<String, T> byCode) {
    this.byCode = byCode;
  }

  static <T> CodeMap<T> of(Collection<? extends T> things, Function<? super T, String> code) {
    Map<String, T> byCode = new HashMap<>(things.size() * 2);
    for (T thing : things) {
      String written = code.apply(thing);
      byCode.put(written, thing);
      byCode.put(fold(written), thing);
    }
    return new CodeMap<>(byCode);
  }

  /** The same for all codes that count as equal. */
  static String fold(String code) {
    return code.toLowerCase(Locale.ROOT);
  }

  @Nullable T find(String code) {
    T found = byCode.get(code);
    return found != null ? found : byCode.get(fold(code));
  }
}
