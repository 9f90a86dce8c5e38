package io.stoa.search;

import io.stoa.product.ValueKey;
import io.stoa.search.Filter.OnValue;
import io.stoa.search.Filter.Operator;
import io.stoa.search.SearchQuery.Sort;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What an adapter gives to be tested, and what the tests say over and over. */
abstract class ProductIndexHarness {
  /**
   * Weights in gram, kilogram and pound; the standard is the kilogram. Nothing else is a metric.
   */
  protected static final UnitConversion WEIGHTS =
      (attribute, amount, unit) -> {
        if (!attribute.equals("weight")) {
          return null;
        }
        return switch (unit) {
          case "GRAM" -> amount.movePointLeft(3);
          case "KILOGRAM" -> amount;
          case "POUND" -> amount.multiply(new BigDecimal("0.45359237"));
          default -> null;
        };
      };

  protected ProductIndex index;

  /** Opens this test's index, empty the first time, converting units as {@link #WEIGHTS} says. */
  protected abstract ProductIndex open();

  /** Opens the index as it would be found had the process been killed now; does not close it. */
  protected abstract ProductIndex openAfterCrash();

  /** How many fields the index's schema has now. */
  protected abstract int fields(ProductIndex opened);

  @BeforeEach
  void openIndex() {
    index = open();
  }

  @AfterEach
  void closeIndex() {
    index.close();
  }

  protected void write(TestDocument... documents) {
    index.write(Arrays.stream(documents).map(TestDocument::put).toList());
    index.refresh();
  }

  /** Identifiers of all hits, in identifier order. */
  protected List<String> find(Filter filter) {
    return find(filter, Sort.IDENTIFIER);
  }

  protected List<String> find(Filter filter, Sort sort) {
    List<String> found = new ArrayList<>();
    String cursor = null;
    do {
      SearchPage page = index.search(new SearchQuery(filter, sort, cursor, 1000));
      page.hits().forEach(hit -> found.add(hit.identifier()));
      cursor = page.next();
    } while (cursor != null);
    return found;
  }

  protected static Filter text(String words) {
    return new Filter.Text(words);
  }

  protected static Filter on(String key, Operator operator, String... operands) {
    return on(null, key, operator, operands);
  }

  protected static Filter on(
      @Nullable String unit, String key, Operator operator, String... operands) {
    return new OnValue(ValueKey.parse(key), operator, List.of(operands), unit);
  }

  protected static Filter not(Filter filter) {
    return new Filter.Not(filter);
  }

  protected static Filter and(Filter... filters) {
    return new Filter.And(List.of(filters));
  }

  protected static Filter or(Filter... filters) {
    return new Filter.Or(List.of(filters));
  }
}
