package io.stoa.search;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Channel;
import io.stoa.catalog.Measurements;
import io.stoa.product.ValueKey;
import io.stoa.search.Filter.OnValue;
import io.stoa.search.Filter.Operator;
import io.stoa.search.QueryScanner.Field;
import io.stoa.search.QueryScanner.Operand;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conditions of a query text on attributes: checked against the catalogue, so that typos show. */
final class AttributeCondition {
  private final Catalog catalog;

  AttributeCondition(Catalog catalog) {
    this.catalog = catalog;
  }

  Filter of(Field field, List<Operand> operands) {
    Target target = target(field.name(), field.place());
    Operator operator = operator(field, operands, target.attribute());
    operands.forEach(operand -> check(target.attribute(), operand));
    List<String> texts = operands.stream().map(Operand::text).toList();
    return target.filter(operator, texts);
  }

  /** The attribute has a value, or has none, in any of the scopes that are not named. */
  Filter presence(Operand name, Operator operator) {
    return target(name.text(), name.place()).filter(operator, List.of());
  }

  private static Operator operator(Field field, List<Operand> operands, Attribute attribute) {
    boolean several = operands.size() > 1;
    Operator operator =
        switch (field.operator()) {
          case "=", ":" -> several ? Operator.IN : Operator.EQUALS;
          case "!=" -> several ? Operator.NOT_IN : Operator.NOT_EQUALS;
          case "<" -> Operator.LESS;
          case "<=" -> Operator.LESS_OR_EQUAL;
          case ">" -> Operator.GREATER;
          case ">=" -> Operator.GREATER_OR_EQUAL;
          case "~" -> Operator.CONTAINS;
          case "!~" -> Operator.NOT_CONTAINS;
          default -> Operator.STARTS_WITH;
        };
    boolean equality = List.of("=", ":", "!=").contains(field.operator());
    if (several && !equality) {
      throw QueryScanner.error(
          operands.get(1).place(),
          field.operator() + " takes one value; quote it if it has a comma");
    }
    boolean ordered = isOrdered(attribute.type());
    boolean fits =
        switch (field.operator()) {
          case "<", "<=", ">", ">=" -> ordered;
          case "~", "!~", "^=" -> !ordered;
          default -> true;
        };
    if (!fits) {
      throw QueryScanner.error(
          field.place(),
          field.operator()
              + " does not go with "
              + attribute.code()
              + ", which is "
              + attribute.type());
    }
    return operator;
  }

  private static boolean isOrdered(AttributeType type) {
    return switch (type) {
      case NUMBER, DATE, METRIC, PRICE_COLLECTION -> true;
      default -> false;
    };
  }

  private void check(Attribute attribute, Operand operand) {
    String text = operand.text();
    String why =
        switch (attribute.type()) {
          case NUMBER, METRIC, PRICE_COLLECTION -> isNumber(text) ? null : "is not a number";
          case DATE -> isDate(text) ? null : "is not a date such as 2026-01-31";
          case BOOLEAN ->
              text.equals("true") || text.equals("false") ? null : "is not true or false";
          default -> null;
        };
    if (why != null) {
      throw QueryScanner.error(operand.place(), "'" + text + "' " + why);
    }
  }

  private static boolean isNumber(String text) {
    try {
      return text.length() <= 200 && new BigDecimal(text).precision() > 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isDate(String text) {
    try {
      return LocalDate.parse(text).getYear() < Integer.MAX_VALUE;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** Reads {@code attribute.part.part}. */
  private Target target(String name, int place) {
    String[] parts = name.split("\\.", -1);
    Attribute attribute =
        catalog
            .attribute(parts[0])
            .orElseThrow(
                () ->
                    QueryScanner.error(place, "there is no attribute or field '" + parts[0] + "'"));
    String locale = null;
    String channel = null;
    String unit = null;
    int at = place + parts[0].length() + 1;
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i];
      Optional<String> asLocale = attribute.localizable() ? locale(part) : Optional.empty();
      Optional<String> asChannel =
          attribute.scopable() ? catalog.channel(part).map(Channel::code) : Optional.empty();
      Optional<String> asUnit = unit(attribute, part);
      if (locale == null && asLocale.isPresent()) {
        locale = asLocale.get();
      } else if (channel == null && asChannel.isPresent()) {
        channel = asChannel.get();
      } else if (unit == null && asUnit.isPresent()) {
        unit = asUnit.get();
      } else {
        throw QueryScanner.error(
            at, "'" + part + "' is no locale, channel, currency or unit of " + attribute.code());
      }
      at += part.length() + 1;
    }
    return new Target(attribute, keys(attribute, locale, channel), unit);
  }

  private Optional<String> locale(String part) {
    return catalog.activeLocales().stream().filter(part::equalsIgnoreCase).findFirst();
  }

  private Optional<String> unit(Attribute attribute, String part) {
    if (attribute.type() == AttributeType.PRICE_COLLECTION) {
      return catalog.activeCurrencies().stream().filter(part::equalsIgnoreCase).findFirst();
    }
    return Optional.ofNullable(attribute.measurementFamily())
        .flatMap(catalog::measurementFamily)
        .map(family -> Measurements.unit(family, part))
        .map(unit -> unit.code());
  }

  private List<ValueKey> keys(
      Attribute attribute, @Nullable String locale, @Nullable String channel) {
    List<@Nullable String> locales = new ArrayList<>();
    List<@Nullable String> channels = new ArrayList<>();
    addScopes(locales, locale, attribute.localizable(), catalog.activeLocales());
    addScopes(
        channels,
        channel,
        attribute.scopable(),
        catalog.all(Channel.class).stream().map(Channel::code).toList());
    List<ValueKey> keys = new ArrayList<>();
    for (String l : locales) {
      for (String c : channels) {
        keys.add(new ValueKey(attribute.code(), l, c));
      }
    }
    return keys;
  }

  private static void addScopes(
      List<@Nullable String> scopes,
      @Nullable String named,
      boolean scoped,
      Collection<String> all) {
    if (named != null || !scoped) {
      scopes.add(named);
    } else {
      scopes.addAll(all);
    }
  }

  private record Target(Attribute attribute, List<ValueKey> keys, @Nullable String unit) {
    Filter filter(Operator operator, List<String> operands) {
      List<Filter> filters = new ArrayList<>();
      keys.forEach(key -> filters.add(new OnValue(key, operator, operands, unit)));
      if (filters.size() == 1) {
        return filters.get(0);
      }
      return operator == Operator.EMPTY ? new Filter.And(filters) : new Filter.Or(filters);
    }
  }
}
