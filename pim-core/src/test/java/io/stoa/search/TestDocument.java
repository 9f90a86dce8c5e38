package io.stoa.search;

import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.product.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds documents for tests: an enabled product without anything, unless told otherwise. */
public final class TestDocument {
  private final SearchDocument.Kind kind;
  private final String identifier;
  private final Map<String, String> label = new HashMap<>();
  private final Set<String> categories = new HashSet<>();
  private final Set<String> groups = new HashSet<>();
  private final Map<String, Integer> completeness = new HashMap<>();
  private final Map<ValueKey, Value> values = new TreeMap<>();
  private long sequence = 1;
  private @Nullable String family;
  private @Nullable String parent;
  private boolean enabled = true;
  private Instant updated = Instant.parse("2026-01-01T00:00:00Z");

  private TestDocument(SearchDocument.Kind kind, String identifier) {
    this.kind = kind;
    this.identifier = identifier;
  }

  public static TestDocument product(String identifier) {
    return new TestDocument(SearchDocument.Kind.PRODUCT, identifier);
  }

  public static TestDocument model(String code) {
    return new TestDocument(SearchDocument.Kind.PRODUCT_MODEL, code);
  }

  public TestDocument sequence(long number) {
    sequence = number;
    return this;
  }

  public TestDocument label(String locale, String text) {
    label.put(locale, text);
    return this;
  }

  public TestDocument family(String code) {
    family = code;
    return this;
  }

  public TestDocument parent(String key) {
    parent = key;
    return this;
  }

  public TestDocument categories(String... codes) {
    categories.addAll(List.of(codes));
    return this;
  }

  public TestDocument groups(String... codes) {
    groups.addAll(List.of(codes));
    return this;
  }

  public TestDocument disabled() {
    enabled = false;
    return this;
  }

  public TestDocument updated(String instant) {
    updated = Instant.parse(instant);
    return this;
  }

  public TestDocument complete(String channel, String locale, int percent) {
    completeness.put(channel + "/" + locale, percent);
    return this;
  }

  public TestDocument text(String key, String text) {
    return value(key, new Value.Text(text));
  }

  public TestDocument number(String key, String number) {
    return value(key, new Value.Numeric(new BigDecimal(number)));
  }

  public TestDocument date(String key, String date) {
    return value(key, new Value.Day(LocalDate.parse(date)));
  }

  public TestDocument flag(String key, boolean on) {
    return value(key, new Value.Flag(on));
  }

  public TestDocument option(String key, String option) {
    return value(key, new Value.Choice(option));
  }

  public TestDocument options(String key, String... options) {
    return value(key, new Value.Choices(List.of(options)));
  }

  public TestDocument metric(String key, String amount, String unit) {
    return value(key, new Value.Measure(new BigDecimal(amount), unit));
  }

  public TestDocument price(String key, String currency, String amount) {
    return value(key, Value.Prices.of(Map.of(currency, new BigDecimal(amount))));
  }

  public TestDocument media(String key, String name) {
    return value(key, new Value.Media("ab/abcdef.jpg", name));
  }

  /**
   * @param key as {@link ValueKey#parse} reads it
   */
  public TestDocument value(String key, Value value) {
    values.put(ValueKey.parse(key), value);
    return this;
  }

  public SearchDocument build() {
    return new SearchDocument(
        kind,
        identifier.toLowerCase(Locale.ROOT),
        identifier,
        sequence,
        Map.copyOf(label),
        family,
        parent,
        Set.copyOf(categories),
        Set.copyOf(groups),
        enabled,
        Instant.parse("2025-01-01T00:00:00Z"),
        updated,
        Map.copyOf(completeness),
        Values.of(values));
  }

  public IndexEntry put() {
    return new IndexEntry.Put(build());
  }
}
