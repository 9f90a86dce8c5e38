package io.stoa.imports;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Channel;
import io.stoa.product.ValueKey;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Akeneo's names of value columns: {@code attribute[-locale][-channel][-currency|-unit]}, the
 * locale for localizable attributes only, the channel for scopable ones only, both required there.
 */
final class HeaderGrammar {
  private final Catalog catalog;

  HeaderGrammar(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * What the column holds; empty when it begins with no attribute's code.
   *
   * @throws RefusedFile when it begins with an attribute's code and goes on wrongly
   */
  Optional<Parsed> parse(String column) throws RefusedFile {
    List<String> tokens = Arrays.asList(column.split("-", -1));
    Attribute attribute = catalog.attribute(tokens.get(0)).orElse(null);
    if (attribute == null) {
      return Optional.empty();
    }
    Iterator<String> rest = tokens.subList(1, tokens.size()).iterator();
    String locale = attribute.localizable() ? locale(column, attribute, rest) : null;
    String channel = attribute.scopable() ? channel(column, attribute, locale, rest) : null;
    ValueKey key = new ValueKey(attribute.code(), locale, channel);
    if (!rest.hasNext()) {
      return Optional.of(new Parsed(key, attribute, null, false));
    }
    String last = rest.next();
    if (rest.hasNext()) {
      throw wrong(column, "has more parts than " + attribute.code() + " takes");
    }
    if (attribute.type() == AttributeType.METRIC && last.equalsIgnoreCase("unit")) {
      return Optional.of(new Parsed(key, attribute, null, true));
    }
    if (attribute.type() == AttributeType.PRICE_COLLECTION) {
      String currency = last.toUpperCase(Locale.ROOT);
      if (!catalog.activeCurrencies().contains(currency)) {
        throw wrong(column, "'" + last + "' is no active currency");
      }
      return Optional.of(new Parsed(key, attribute, currency, false));
    }
    throw wrong(column, "'" + last + "' does not belong there: " + shape(attribute));
  }

  private String locale(String column, Attribute attribute, Iterator<String> rest)
      throws RefusedFile {
    if (!rest.hasNext()) {
      throw wrong(column, "a locale is missing: " + shape(attribute));
    }
    String token = rest.next();
    String locale =
        catalog.activeLocales().stream()
            .filter(token::equalsIgnoreCase)
            .findFirst()
            .orElseThrow(() -> wrong(column, "'" + token + "' is no locale that a channel uses"));
    if (!attribute.availableLocales().isEmpty() && !attribute.availableLocales().contains(locale)) {
      throw wrong(
          column,
          attribute.code() + " only exists in " + String.join(", ", attribute.availableLocales()));
    }
    return locale;
  }

  private String channel(
      String column, Attribute attribute, @Nullable String locale, Iterator<String> rest)
      throws RefusedFile {
    if (!rest.hasNext()) {
      throw wrong(column, "a channel is missing: " + shape(attribute));
    }
    String token = rest.next();
    Channel channel =
        catalog
            .channel(token)
            .orElseThrow(() -> wrong(column, "there is no channel '" + token + "'"));
    if (locale != null && !catalog.isActive(locale, channel.code())) {
      throw wrong(column, "the channel " + channel.code() + " does not use " + locale);
    }
    return channel.code();
  }

  private static RefusedFile wrong(String column, String why) {
    return new RefusedFile("Column '" + column + "': " + why + ".");
  }

  /** How columns of the attribute are written. */
  private static String shape(Attribute attribute) {
    return "it is written "
        + attribute.code()
        + (attribute.localizable() ? "-<locale>" : "")
        + (attribute.scopable() ? "-<channel>" : "")
        + switch (attribute.type()) {
          case PRICE_COLLECTION -> " or with -<currency> at the end";
          case METRIC -> " or with -unit at the end";
          default -> "";
        };
  }

  /**
   * @param currency of a price column, or null
   * @param unit whether it holds a metric's unit
   */
  record Parsed(ValueKey key, Attribute attribute, @Nullable String currency, boolean unit) {}
}
