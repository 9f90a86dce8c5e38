package io.stoa.benchmark;

import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.product.Values;
import io.stoa.search.SearchDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes synthetic products of 73 values each for the search index. What they hold is drawn from the
 * number of the product alone, so that any range of them can be made again.
 */
final class SearchedProducts {
  static final int FAMILIES = 50;
  static final int CATEGORIES = 2000;
  static final int OPTIONS = 50;
  static final int SELECTS = 26;
  static final int MULTI_SELECTS = 2;
  static final int FLAGS = 2;
  static final int NUMBERS = 12;
  static final int TEXTS = 20;
  static final int LONG_TEXTS = 3;
  static final int DATES = 4;
  static final int PRICES = 4;
  static final int LONGEST_MULTI_SELECT = 4;

  /** The first of the days that the dates are of, since 1970. */
  static final int FIRST_DAY = 20_000;

  static final int DAYS = 900;

  /** The first of the seconds in which products were changed, since 1970. */
  static final long FIRST_CHANGE = 1_700_000_000L;

  static final int SECONDS = 10_000_000;

  private static final int WORDS = 20_000;

  private SearchedProducts() {}

  static SearchDocument document(int number) {
    Random random = new Random(number * 0x9E3779B97F4A7C15L + 42);
    String label = text(random, 4);
    return new SearchDocument(
        SearchDocument.Kind.PRODUCT,
        "sku-" + number,
        "SKU-" + number,
        1,
        Map.of("en_US", label, "de_DE", label),
        "family_" + random.nextInt(FAMILIES),
        null,
        Set.of(
            "category_" + random.nextInt(CATEGORIES / 2),
            "category_" + (CATEGORIES / 2 + random.nextInt(CATEGORIES / 2))),
        Set.of(),
        random.nextInt(10) != 0,
        Instant.EPOCH,
        Instant.ofEpochSecond(FIRST_CHANGE + random.nextInt(SECONDS)),
        Map.of("web/en_US", random.nextInt(101), "web/de_DE", random.nextInt(101)),
        values(random));
  }

  /** A word as the texts have them: some are common and most are rare, as in a language. */
  static String word(Random random) {
    double share = random.nextDouble();
    int number = (int) (share * share * WORDS);
    return (number % 3 == 0 ? "wa" : "") + "word" + number;
  }

  static String option(Random random) {
    return "o" + random.nextInt(OPTIONS);
  }

  private static Values values(Random random) {
    Map<ValueKey, Value> values = new TreeMap<>();
    for (int a = 0; a < SELECTS; a++) {
      values.put(ValueKey.of("select_" + a), new Value.Choice(option(random)));
    }
    for (int a = 0; a < MULTI_SELECTS; a++) {
      List<String> options =
          random
              .ints(1 + random.nextInt(LONGEST_MULTI_SELECT), 0, OPTIONS)
              .mapToObj(option -> "o" + option)
              .toList();
      values.put(ValueKey.of("multi_" + a), new Value.Choices(options));
    }
    for (int a = 0; a < FLAGS; a++) {
      values.put(ValueKey.of("flag_" + a), new Value.Flag(random.nextInt(4) == 0));
    }
    for (int a = 0; a < NUMBERS; a++) {
      BigDecimal number = BigDecimal.valueOf(random.nextInt(100_000), 2);
      values.put(ValueKey.of("number_" + a), new Value.Numeric(number));
    }
    for (int a = 0; a < TEXTS; a++) {
      values.put(ValueKey.of("text_" + a), new Value.Text(text(random, 5)));
    }
    for (int a = 0; a < LONG_TEXTS; a++) {
      values.put(ValueKey.of("long_" + a), new Value.Text(text(random, 60)));
    }
    for (int a = 0; a < DATES; a++) {
      LocalDate day = LocalDate.ofEpochDay(FIRST_DAY + random.nextInt(DAYS));
      values.put(ValueKey.of("date_" + a), new Value.Day(day));
    }
    for (int a = 0; a < PRICES; a++) {
      BigDecimal price = BigDecimal.valueOf(random.nextInt(20_000), 2);
      values.put(ValueKey.of("price_" + a), Value.Prices.of(Map.of("EUR", price)));
    }
    return Values.of(values);
  }

  private static String text(Random random, int words) {
    StringBuilder text = new StringBuilder();
    for (int w = 0; w < words; w++) {
      text.append(word(random)).append(' ');
    }
    return text.toString();
  }
}
