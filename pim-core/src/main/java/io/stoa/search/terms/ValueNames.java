package io.stoa.search.terms;

import io.stoa.product.ValueKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the terms of the values under one key have in common. The same few thousand come again with
 * every document, so that they are made once.
 *
 * @param name as {@link Keywords#key} gives it
 * @param present says that there is a value
 * @param options the facet of the value, and the beginning of its codes
 * @param texts the beginning of whole texts
 * @param numbers the beginning of numbers
 */
record ValueNames(String name, Keyword present, FacetTerms options, String texts, String numbers) {
  private static final int MOST = 20_000;
  private static final Map<ValueKey, ValueNames> NAMES = new ConcurrentHashMap<>();

  static ValueNames of(ValueKey key) {
    ValueNames known = NAMES.get(key);
    if (known == null) {
      known = made(key);
      if (NAMES.size() < MOST) {
        NAMES.put(key, known);
      }
    }
    return known;
  }

  private static ValueNames made(ValueKey key) {
    String name = Keywords.key(key);
    return new ValueNames(
        name,
        Keywords.present(name),
        FacetTerms.ofValue(name),
        Keywords.values(name, Keywords.TEXT),
        Keywords.values(name, Keywords.NUMBER));
  }
}
