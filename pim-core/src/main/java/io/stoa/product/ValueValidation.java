package io.stoa.product;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Channel;
import io.stoa.error.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules for values under one catalogue, prepared once: a value costs a look-up of its key and
 * the check itself. Thread-safe.
 */
public final class ValueValidation {
  private static final int MOST_CACHED_KEYS = 100_000;

  private static final TextCheck CODE = new TextCheck(255, null, null);

  private final Catalog catalog;
  private final Map<String, ValueCheck> checks = new ConcurrentHashMap<>();
  private final Map<ValueKey, CheckedKey> keys = new ConcurrentHashMap<>();
  private final TextCheck identifier;
  private final List<ValueKey> uniqueKeys;

  public ValueValidation(Catalog catalog) {
    this.catalog = catalog;
    this.identifier = TextCheck.of(catalog.identifier());
    this.uniqueKeys =
        catalog.all(Attribute.class).stream()
            .filter(a -> a.unique() && !isIdentifier(a))
            .map(a -> ValueKey.of(a.code()))
            .toList();
  }

  Catalog catalog() {
    return catalog;
  }

  /** Of the unique attributes, which differ neither by locale nor by channel. */
  List<ValueKey> uniqueKeys() {
    return uniqueKeys;
  }

  /**
   * A key against the catalogue.
   *
   * @param key in the case of the definitions
   * @param attribute null when there is a problem
   * @param problem what is wrong with the key, or null
   */
  record CheckedKey(
      ValueKey key,
      String field,
      @Nullable Attribute attribute,
      @Nullable ValueCheck check,
      @Nullable Violation problem) {}

  CheckedKey key(ValueKey given) {
    CheckedKey known = keys.get(given);
    if (known == null) {
      known = examine(given);
      if (keys.size() < MOST_CACHED_KEYS) {
        keys.put(given, known);
      }
    }
    return known;
  }

  private CheckedKey examine(ValueKey given) {
    Attribute attribute = catalog.attribute(given.attribute()).orElse(null);
    if (attribute == null) {
      return bad(given, "attribute", "There is no attribute '" + given.attribute() + "'.");
    }
    String locale = given.locale();
    String channel = given.channel();
    if (attribute.scopable() != (channel != null)) {
      return bad(
          given,
          "channel",
          attribute.scopable()
              ? "The attribute differs by channel, so its value needs one."
              : "The attribute does not differ by channel.");
    }
    if (attribute.localizable() != (locale != null)) {
      return bad(
          given,
          "locale",
          attribute.localizable()
              ? "The attribute differs by locale, so its value needs one."
              : "The attribute does not differ by locale.");
    }
    Channel known = channel == null ? null : catalog.channel(channel).orElse(null);
    if (channel != null && known == null) {
      return bad(given, "channel", "There is no channel '" + channel + "'.");
    }
    if (locale != null) {
      locale = active(locale, known == null ? catalog.activeLocales() : known.locales());
      if (locale == null) {
        return bad(
            given,
            "locale",
            "The locale "
                + given.locale()
                + " is not active"
                + (known == null ? "." : " on the channel " + known.code() + "."));
      }
      if (!attribute.availableLocales().isEmpty()
          && !attribute.availableLocales().contains(locale)) {
        return bad(given, "locale", "The attribute has no values in the locale " + locale + ".");
      }
    }
    ValueKey key = new ValueKey(attribute.code(), locale, known == null ? null : known.code());
    ValueCheck check =
        checks.computeIfAbsent(attribute.code(), c -> ValueCheck.of(attribute, catalog));
    return new CheckedKey(key, key.column(), attribute, check, null);
  }

  private static CheckedKey bad(ValueKey given, String rule, String message) {
    return new CheckedKey(
        given, given.column(), null, null, Violation.of(given.column(), rule, message));
  }

  private static @Nullable String active(String locale, Set<String> locales) {
    if (locales.contains(locale)) {
      return locale;
    }
    String folded = locale.toLowerCase(Locale.ROOT);
    for (String candidate : locales) {
      if (candidate.toLowerCase(Locale.ROOT).equals(folded)) {
        return candidate;
      }
    }
    return null;
  }

  /** Checks a new identifier against the identifier attribute's rules. */
  void identifier(Identifier candidate, Breaches breaches) {
    String field = catalog.identifier().code();
    if (oneLine(candidate, field, breaches)) {
      identifier.fits(candidate.text(), field, breaches);
    }
  }

  /** Checks a new product model's code. */
  void code(Identifier candidate, Breaches breaches) {
    if (oneLine(candidate, "code", breaches)) {
      CODE.fits(candidate.text(), "code", breaches);
    }
  }

  private static boolean oneLine(Identifier candidate, String field, Breaches breaches) {
    boolean control = candidate.text().chars().anyMatch(Character::isISOControl);
    if (control) {
      breaches.add(field, "identifier", "Has no line breaks or control characters.", null);
    }
    return !control;
  }

  static boolean isIdentifier(Attribute attribute) {
    return attribute.type() == AttributeType.IDENTIFIER;
  }
}
