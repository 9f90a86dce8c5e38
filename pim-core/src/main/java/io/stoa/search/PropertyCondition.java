package io.stoa.search;

import io.stoa.catalog.Catalog;
import io.stoa.search.Filter.Operator;
import io.stoa.search.QueryScanner.Field;
import io.stoa.search.QueryScanner.Operand;
import io.stoa.search.SearchDocument.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conditions of a query text that are not about an attribute's value. */
final class PropertyCondition {
  private final Catalog catalog;
  private final AttributeCondition attributes;

  PropertyCondition(Catalog catalog, AttributeCondition attributes) {
    this.catalog = catalog;
    this.attributes = attributes;
  }

  /** The condition, or null when the field is none of ours. */
  @Nullable Filter of(Field field, QueryScanner scanner) {
    String name = field.name().toLowerCase(Locale.ROOT);
    if (name.equals("updated")) {
      return updated(field, single(field, scanner.takeOperands()));
    } else if (!field.operator().equals(":")) {
      return null;
    }
    return switch (name) {
      case "family" ->
          new Filter.InFamily(known(scanner.takeOperands(), "family", catalog::family));
      case "category" ->
          new Filter.InCategory(known(scanner.takeOperands(), "category", catalog::category));
      case "group" -> new Filter.InGroup(known(scanner.takeOperands(), "group", catalog::group));
      case "parent" -> new Filter.HasParent(keys(scanner.takeOperands()));
      case "id" -> new Filter.HasIdentifier(keys(scanner.takeOperands()));
      case "kind" -> kind(single(field, scanner.takeOperands()));
      case "enabled" -> enabled(single(field, scanner.takeOperands()));
      case "has" -> attributes.presence(single(field, scanner.takeOperands()), Operator.NOT_EMPTY);
      case "missing" -> attributes.presence(single(field, scanner.takeOperands()), Operator.EMPTY);
      case "completeness" -> completeness(scanner);
      default -> null;
    };
  }

  private static Operand single(Field field, List<Operand> operands) {
    if (operands.size() > 1) {
      throw QueryScanner.error(operands.get(1).place(), field.name() + " takes one value");
    }
    return operands.get(0);
  }

  private static Set<String> known(
      List<Operand> operands, String what, Function<String, Optional<?>> find) {
    for (Operand operand : operands) {
      if (find.apply(operand.text()).isEmpty()) {
        throw QueryScanner.error(
            operand.place(), "there is no " + what + " '" + operand.text() + "'");
      }
    }
    return texts(operands);
  }

  private static Set<String> keys(List<Operand> operands) {
    return texts(operands).stream()
        .map(text -> text.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> texts(List<Operand> operands) {
    return operands.stream().map(Operand::text).collect(Collectors.toUnmodifiableSet());
  }

  private static Filter kind(Operand operand) {
    return switch (operand.text().toLowerCase(Locale.ROOT)) {
      case "product" -> new Filter.OfKind(Kind.PRODUCT);
      case "model", "product_model" -> new Filter.OfKind(Kind.PRODUCT_MODEL);
      default -> throw QueryScanner.error(operand.place(), "a kind is product or model");
    };
  }

  private static Filter enabled(Operand operand) {
    return switch (operand.text().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> new Filter.Enabled(true);
      case "false", "no", "0" -> new Filter.Enabled(false);
      default -> throw QueryScanner.error(operand.place(), "enabled is true or false");
    };
  }

  private static Filter updated(Field field, Operand operand) {
    Instant start = instant(operand);
    Instant end = isDay(operand) ? start.plusSeconds(24 * 60 * 60) : start.plusNanos(1);
    return switch (field.operator()) {
      case ">=" -> new Filter.Changed(start, null);
      case ">" -> new Filter.Changed(end, null);
      case "<" -> new Filter.Changed(null, start);
      case "<=" -> new Filter.Changed(null, end);
      case "=", ":" -> new Filter.Changed(start, end);
      default ->
          throw QueryScanner.error(
              field.place(), "updated goes with = < <= > >=, not with " + field.operator());
    };
  }

  private static boolean isDay(Operand operand) {
    return operand.text().indexOf('T') < 0;
  }

  private static Instant instant(Operand operand) {
    try {
      return isDay(operand)
          ? LocalDate.parse(operand.text()).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(operand.text());
    } catch (DateTimeParseException e) {
      throw QueryScanner.error(
          operand.place(),
          "expected a day such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z");
    }
  }

  /** After {@code completeness:} comes {@code channel/locale}, an operator and a percentage. */
  private Filter completeness(QueryScanner scanner) {
    int place = scanner.place();
    Field scope = scanner.takeField();
    int slash = scope == null ? -1 : scope.name().indexOf('/');
    if (scope == null || slash < 0) {
      throw QueryScanner.error(
          place, "expected channel/locale and a comparison, such as web/en_US>=80");
    }
    String channel = scope.name().substring(0, slash);
    if (catalog.channel(channel).isEmpty()) {
      throw QueryScanner.error(place, "there is no channel '" + channel + "'");
    }
    Operator comparison =
        switch (scope.operator()) {
          case "=", ":" -> Operator.EQUALS;
          case "!=" -> Operator.NOT_EQUALS;
          case "<" -> Operator.LESS;
          case "<=" -> Operator.LESS_OR_EQUAL;
          case ">" -> Operator.GREATER;
          case ">=" -> Operator.GREATER_OR_EQUAL;
          default -> throw QueryScanner.error(place, "completeness is compared by = != < <= > >=");
        };
    Operand percent = single(scope, scanner.takeOperands());
    try {
      String locale = scope.name().substring(slash + 1);
      return new Filter.Complete(channel, locale, comparison, Integer.parseInt(percent.text()));
    } catch (NumberFormatException e) {
      throw QueryScanner.error(percent.place(), "'" + percent.text() + "' is not a percentage");
    }
  }
}
