package io.stoa.benchmark;

import io.stoa.product.ValueKey;
import io.stoa.search.Filter;
import io.stoa.search.Filter.OnValue;
import io.stoa.search.Filter.Operator;
import io.stoa.search.SearchQuery;
import io.stoa.search.SearchQuery.Sort;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What people ask of {@link SearchedProducts}, by kind; no two of a kind are quite alike. */
final class SearchedQueries {
  private static final int PAGE = 50;

  private SearchedQueries() {}

  /** First pages in identifier order, by what they are narrowed by. */
  static Map<String, Function<Random, Filter>> filters() {
    Map<String, Function<Random, Filter>> kinds = new LinkedHashMap<>();
    kinds.put("family", SearchedQueries::family);
    kinds.put("category", random -> new Filter.InCategory(Set.of(category(random))));
    kinds.put(
        "100 categories",
        random -> {
          int first = random.nextInt(SearchedProducts.CATEGORIES - 100);
          return new Filter.InCategory(
              Set.copyOf(
                  IntStream.range(first, first + 100)
                      .mapToObj(category -> "category_" + category)
                      .toList()));
        });
    kinds.put(
        "completeness below",
        random -> new Filter.Complete("web", "en_US", Operator.LESS, 1 + random.nextInt(100)));
    kinds.put("option", SearchedQueries::option);
    kinds.put(
        "one of 3 options",
        random ->
            on(
                select(random),
                Operator.IN,
                SearchedProducts.option(random),
                SearchedProducts.option(random),
                SearchedProducts.option(random)));
    kinds.put(
        "not the option",
        random -> on(select(random), Operator.NOT_EQUALS, SearchedProducts.option(random)));
    kinds.put("value empty", random -> on(select(random), Operator.EMPTY));
    kinds.put("number between", SearchedQueries::numberBetween);
    kinds.put(
        "price above",
        random ->
            new OnValue(
                ValueKey.of("price_" + random.nextInt(SearchedProducts.PRICES)),
                Operator.GREATER,
                List.of("" + random.nextInt(200)),
                "EUR"));
    kinds.put("date before", SearchedQueries::dateBefore);
    kinds.put("changed since", SearchedQueries::changedSince);
    kinds.put("short text begins", random -> text("text_", random, Operator.STARTS_WITH, 0));
    kinds.put("short text contains", random -> text("text_", random, Operator.CONTAINS, 1));
    kinds.put("long text contains", random -> text("long_", random, Operator.CONTAINS, 1));
    kinds.put(
        "family, enabled, option",
        random ->
            new Filter.And(
                List.of(family(random), new Filter.Enabled(true), SearchedQueries.option(random))));
    kinds.put(
        "word, option, number",
        random ->
            new Filter.And(
                List.of(
                    new Filter.Text(SearchedProducts.word(random)),
                    SearchedQueries.option(random),
                    numberBetween(random))));
    return kinds;
  }

  /** First pages by words, the best match first. */
  static Map<String, Function<Random, String>> words() {
    Map<String, Function<Random, String>> kinds = new LinkedHashMap<>();
    kinds.put("word", SearchedProducts::word);
    kinds.put(
        "two words", random -> SearchedProducts.word(random) + " " + SearchedProducts.word(random));
    kinds.put("two starts of words", random -> start(random) + " " + start(random));
    kinds.put("one letter", random -> random.nextBoolean() ? "w" : "s");
    kinds.put("identifier", random -> "sku-" + random.nextInt(1000));
    return kinds;
  }

  /** Orders of all products, and of those of one family. */
  static Map<String, Function<Random, Sort>> sorts() {
    Map<String, Function<Random, Sort>> kinds = new LinkedHashMap<>();
    kinds.put("by identifier", random -> Sort.IDENTIFIER);
    kinds.put("by identifier, falling", random -> new Sort.ByIdentifier(false));
    kinds.put("by time of change", random -> new Sort.ByUpdated(random.nextBoolean()));
    kinds.put(
        "by label",
        random -> new Sort.ByLabel(random.nextBoolean() ? "en_US" : "de_DE", random.nextBoolean()));
    kinds.put(
        "by completeness",
        random ->
            new Sort.ByCompleteness(
                "web", random.nextBoolean() ? "en_US" : "de_DE", random.nextBoolean()));
    kinds.put("by number", random -> byValue("number_", SearchedProducts.NUMBERS, random));
    kinds.put("by text", random -> byValue("text_", SearchedProducts.TEXTS, random));
    return kinds;
  }

  static SearchQuery first(Filter filter, Sort sort) {
    return new SearchQuery(filter, sort, null, PAGE);
  }

  static SearchQuery behind(String cursor, Sort sort) {
    return new SearchQuery(Filter.ALL, sort, cursor, PAGE);
  }

  static Filter family(Random random) {
    return new Filter.InFamily(Set.of("family_" + random.nextInt(SearchedProducts.FAMILIES)));
  }

  static Filter option(Random random) {
    return on(select(random), Operator.EQUALS, SearchedProducts.option(random));
  }

  static String select(Random random) {
    return "select_" + random.nextInt(SearchedProducts.SELECTS);
  }

  private static String category(Random random) {
    return "category_" + random.nextInt(SearchedProducts.CATEGORIES);
  }

  private static Filter numberBetween(Random random) {
    int least = random.nextInt(1000);
    return on(
        "number_" + random.nextInt(SearchedProducts.NUMBERS),
        Operator.BETWEEN,
        "" + least,
        "" + (least + random.nextInt(500)));
  }

  private static Filter dateBefore(Random random) {
    long day = SearchedProducts.FIRST_DAY + (long) random.nextInt(SearchedProducts.DAYS);
    return on(
        "date_" + random.nextInt(SearchedProducts.DATES),
        Operator.LESS,
        LocalDate.ofEpochDay(day).toString());
  }

  private static Filter changedSince(Random random) {
    long second = SearchedProducts.FIRST_CHANGE + random.nextInt(SearchedProducts.SECONDS);
    return new Filter.Changed(Instant.ofEpochSecond(second), null);
  }

  private static Filter text(String attributes, Random random, Operator operator, int from) {
    int most = attributes.equals("text_") ? SearchedProducts.TEXTS : SearchedProducts.LONG_TEXTS;
    String part = SearchedProducts.word(random).substring(from);
    return on(attributes + random.nextInt(most), operator, part);
  }

  private static Sort byValue(String attributes, int most, Random random) {
    return new Sort.ByValue(ValueKey.of(attributes + random.nextInt(most)), random.nextBoolean());
  }

  private static String start(Random random) {
    String word = SearchedProducts.word(random);
    return word.substring(0, 2 + random.nextInt(word.length() - 2));
  }

  private static Filter on(String attribute, Operator operator, String... operands) {
    return new OnValue(ValueKey.of(attribute), operator, List.of(operands), null);
  }
}
