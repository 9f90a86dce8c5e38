package io.stoa.search.terms;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.search.Filter.OnValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a filter on a value into a query. The index does not know an attribute's type, so an
 * operand is looked for as all that it can be read as; a key's values are all of one kind, so that
 * only one reading can hit.
 */
final class ValueTranslation<Q> {
  private static final int LONGEST_OPERAND = 100_000;

  private final Shapes<Q> shapes;
  private final TextsOfValues<Q> texts;
  private final StandardAmounts amounts;

  ValueTranslation(Shapes<Q> shapes, StandardAmounts amounts) {
    this.shapes = shapes;
    this.texts = new TextsOfValues<>(shapes);
    this.amounts = amounts;
  }

  Q of(OnValue filter) {
    requireOperands(filter);
    List<String> operands = filter.operands();
    return switch (filter.operator()) {
      case EMPTY -> shapes.butNot(shapes.everything(), present(filter));
      case NOT_EMPTY -> present(filter);
      case EQUALS, IN -> equal(filter);
      case NOT_EQUALS, NOT_IN -> shapes.butNot(present(filter), equal(filter));
      case CONTAINS -> containing(filter, operands.get(0));
      case NOT_CONTAINS -> shapes.butNot(present(filter), containing(filter, operands.get(0)));
      case STARTS_WITH -> starting(filter, operands.get(0));
      case LESS -> between(filter, null, operands.get(0), false);
      case LESS_OR_EQUAL -> between(filter, null, operands.get(0), true);
      case GREATER -> between(filter, operands.get(0), null, false);
      case GREATER_OR_EQUAL -> between(filter, operands.get(0), null, true);
      case BETWEEN -> between(filter, operands.get(0), operands.get(1), true);
    };
  }

  private static void requireOperands(OnValue filter) {
    int given = filter.operands().size();
    boolean fits =
        switch (filter.operator()) {
          case EMPTY, NOT_EMPTY -> given == 0;
          case IN, NOT_IN -> true;
          case BETWEEN -> given == 2;
          default -> given == 1;
        };
    if (!fits) {
      throw invalid(filter, filter.operator() + " does not go with " + given + " operands");
    }
    if (filter.operands().stream().anyMatch(o -> o.length() > LONGEST_OPERAND)) {
      throw invalid(filter, "an operand has at most " + LONGEST_OPERAND + " characters");
    }
  }

  private Q present(OnValue filter) {
    String unit = filter.unit();
    if (unit == null) {
      return shapes.keyword(Keywords.present(Keywords.key(filter.key())));
    }
    return shapes.anyOf(
        List.of(
            shapes.keyword(Keywords.present(Keywords.key(filter.key(), unit))),
            shapes.keyword(Keywords.present(Keywords.key(filter.key(), "")))));
  }

  private Q equal(OnValue filter) {
    List<Keyword> terms = new ArrayList<>();
    String key = Keywords.key(filter.key());
    for (String operand : filter.operands()) {
      LocalDate date = date(operand);
      if (date != null) {
        terms.add(new Keyword(Keywords.values(key, Keywords.DATE), SortableBytes.of(date)));
      }
      BigDecimal number = number(operand);
      if (number != null) {
        terms.addAll(readings(filter, number));
      }
      if (filter.unit() == null) {
        String folded = Folding.fold(operand);
        terms.add(Keywords.text(key, folded));
        terms.add(Keywords.code(key, folded));
      }
    }
    return shapes.oneOf(terms);
  }

  private Q containing(OnValue filter, String part) {
    String folded = Folding.fold(part);
    if (folded.isEmpty()) {
      return present(filter);
    }
    return texts.containing(Keywords.key(filter.key()), folded);
  }

  private Q starting(OnValue filter, String start) {
    return texts.starting(Keywords.key(filter.key()), Folding.fold(start));
  }

  private Q between(
      OnValue filter, @Nullable String from, @Nullable String until, boolean inclusive) {
    List<Q> readings = new ArrayList<>();
    BigDecimal lowNumber = from == null ? null : number(from);
    BigDecimal highNumber = until == null ? null : number(until);
    LocalDate lowDate = from == null ? null : date(from);
    LocalDate highDate = until == null ? null : date(until);
    if ((from == null || lowNumber != null) && (until == null || highNumber != null)) {
      List<Keyword> low = lowNumber == null ? List.of() : readings(filter, lowNumber);
      List<Keyword> high = highNumber == null ? List.of() : readings(filter, highNumber);
      for (int i = 0; i < Math.max(low.size(), high.size()); i++) {
        String prefix = (low.isEmpty() ? high : low).get(i).name();
        byte[] least = low.isEmpty() ? null : low.get(i).value();
        byte[] most = high.isEmpty() ? null : high.get(i).value();
        readings.add(shapes.range(prefix, least, most, inclusive));
      }
    } else if ((from == null || lowDate != null) && (until == null || highDate != null)) {
      String prefix = Keywords.values(Keywords.key(filter.key()), Keywords.DATE);
      byte[] least = lowDate == null ? null : SortableBytes.of(lowDate);
      byte[] most = highDate == null ? null : SortableBytes.of(highDate);
      readings.add(shapes.range(prefix, least, most, inclusive));
    } else {
      throw invalid(filter, "not a number, nor a date such as 2026-01-31");
    }
    return shapes.anyOf(readings);
  }

  /** What a number can mean: the bare value, or with a unit a price or an amount of a metric. */
  private List<Keyword> readings(OnValue filter, BigDecimal number) {
    String unit = filter.unit();
    String plain = Keywords.values(Keywords.key(filter.key(), unit), Keywords.NUMBER);
    Keyword bare = new Keyword(plain, SortableBytes.of(number));
    BigDecimal standard = unit == null ? null : amounts.of(filter.key().attribute(), number, unit);
    if (standard == null) {
      return List.of(bare);
    }
    String converted = Keywords.values(Keywords.key(filter.key()), Keywords.STANDARD);
    return List.of(bare, new Keyword(converted, SortableBytes.of(standard)));
  }

  private static @Nullable BigDecimal number(String operand) {
    try {
      return operand.length() > 200 ? null : new BigDecimal(operand.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable LocalDate date(String operand) {
    try {
      return LocalDate.parse(operand.strip());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static StoaException invalid(OnValue filter, String why) {
    String operands = Folding.start(filter.operands().toString(), 200);
    return new StoaException(
        CoreError.INVALID, "Filter on " + filter.key() + ", " + operands + ": " + why + ".");
  }
}
