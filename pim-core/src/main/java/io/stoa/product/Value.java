package io.stoa.product;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One value of an attribute, never empty: a cleared value is absent. Its kind follows the
 * attribute's type.
 */
public sealed interface Value {
  /** Identifier, text, text area. */
  record Text(String text) implements Value {}

  /** Number; equal when numerically equal, so 1.0 is 1. */
  record Numeric(BigDecimal number) implements Value {
    public Numeric {
      number = plain(number);
    }
  }

  /** Boolean. */
  record Flag(boolean on) implements Value {}

  /** Date. */
  record Day(LocalDate date) implements Value {}

  /** Simple select: the option's code. */
  record Choice(String option) implements Value {}

  /** Multi select: the options' codes, in the order given, without repeats. */
  record Choices(List<String> options) implements Value {
    public Choices {
      options = options.stream().distinct().toList();
    }
  }

  /** Metric: the amount in the unit as it was given. */
  record Measure(BigDecimal amount, String unit) implements Value {
    public Measure {
      amount = plain(amount);
    }
  }

  /** Price collection: an amount for each currency. */
  record Prices(SortedMap<String, BigDecimal> byCurrency) implements Value {
    public Prices {
      TreeMap<String, BigDecimal> amounts = new TreeMap<>();
      byCurrency.forEach((currency, amount) -> amounts.put(currency, plain(amount)));
      byCurrency = Collections.unmodifiableSortedMap(amounts);
    }

    public static Prices of(Map<String, BigDecimal> byCurrency) {
      return new Prices(new TreeMap<>(byCurrency));
    }
  }

  /**
   * Image or file.
   *
   * @param key where the content is in the media storage
   * @param name the file's own name, such as {@code front.jpg}
   */
  record Media(String key, String name) implements Value {}

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    // Writing out 1E999999999 would take all memory; validation refuses what stays in this form.
    return stripped.scale() < 0 && stripped.scale() > -100 ? stripped.setScale(0) : stripped;
  }
}
