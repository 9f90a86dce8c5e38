package io.stoa.mapping;

import static io.stoa.mapping.MappingFunction.INT;
import static io.stoa.mapping.MappingFunction.TEXT;
import static io.stoa.mapping.MappingFunction.any;
import static io.stoa.mapping.MappingFunction.text;
import static io.stoa.mapping.MappingFunction.whole;

import io.stoa.mapping.MappingFunction.Group;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Functions on numbers and dates; all give null for null. */
final class NumberFunctions {
  private NumberFunctions() {}

  static List<MappingFunction> all() {
    return FunctionGroup.of(Group.NUMBERS)
        .add(
            "round",
            INT,
            "The nearest whole number, half up.",
            "round(convert(\"weight\", \"GRAM\"))",
            (lens, s, a) -> {
              BigDecimal number = Plain.number(a[0]);
              return number == null ? null : number.setScale(0, RoundingMode.HALF_UP).longValue();
            },
            any("number"))
        .add(
            "decimal",
            TEXT,
            "The number with exactly so many digits behind the dot, half up.",
            "decimal(convert(\"weight\", \"KILOGRAM\"), 2)",
            (lens, s, a) -> {
              BigDecimal number = Plain.number(a[0]);
              return number == null
                  ? null
                  : number.setScale(digits(a[1]), RoundingMode.HALF_UP).toPlainString();
            },
            any("number"),
            whole("digits"))
        .add(
            "formatDate",
            TEXT,
            "A date in another form: d or dd day, M or MM month, yyyy year. Null for what is no"
                + " date.",
            "formatDate(value(\"launch_date\"), \"dd.MM.yyyy\")",
            (lens, s, a) -> dated(Plain.text(a[0]), day -> formatted(day, Plain.text(a[1]))),
            any("date"),
            text("form"))
        .add(
            "plusDays",
            TEXT,
            "The date so many days later; with a negative number earlier.",
            "plusDays(today(), 14)",
            (lens, s, a) -> dated(Plain.text(a[0]), day -> day.plusDays(days(a[1])).toString()),
            any("date"),
            whole("days"))
        .all();
  }

  private static int digits(@Nullable Object argument) {
    return argument instanceof Long digits ? (int) Math.max(0, Math.min(digits, 9)) : 0;
  }

  /** Within what a date can hold. */
  private static long days(@Nullable Object argument) {
    return argument instanceof Long days ? Math.max(-1_000_000, Math.min(days, 1_000_000)) : 0;
  }

  private static @Nullable String dated(
      @Nullable String text, Function<LocalDate, @Nullable String> use) {
    try {
      return text == null || text.length() < 10
          ? null
          : use.apply(LocalDate.parse(text.substring(0, 10)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable String formatted(LocalDate day, @Nullable String form) {
    try {
      return form == null ? null : DateTimeFormatter.ofPattern(form, Locale.ROOT).format(day);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
