package io.stoa.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A name in several locales, by locale code such as {@code en_US}. */
public record Labels(@JsonValue Map<String, String> byLocale) {
  public static final Labels NONE = new Labels(Map.of());

  @JsonCreator
  public Labels(@Nullable Map<String, String> byLocale) {
    this.byLocale =
        byLocale == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new TreeMap<>(byLocale));
  }

  /** The label of the locale, else of the same language, else the fallback (often the code). */
  public String in(@Nullable String locale, String fallback) {
    if (locale == null) {
      return byLocale.values().stream().findFirst().orElse(fallback);
    }
    String exact = byLocale.get(locale);
    if (exact != null) {
      return exact;
    }
    String language = locale.split("_", 2)[0] + "_";
    return byLocale.entrySet().stream()
        .filter(e -> e.getKey().startsWith(language))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(fallback);
  }

  /** These labels with the other's laid over them; an empty text removes one. */
  public Labels with(Map<String, String> changes) {
    TreeMap<String, String> merged = new TreeMap<>(byLocale);
    changes.forEach(
        (locale, label) -> {
          if (label.isEmpty()) {
            merged.remove(locale);
          } else {
            merged.put(locale, label);
          }
        });
    return new Labels(merged);
  }
}
