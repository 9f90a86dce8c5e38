package io.stoa.search;

import static io.stoa.search.Filter.Operator.BETWEEN;
import static io.stoa.search.Filter.Operator.CONTAINS;
import static io.stoa.search.Filter.Operator.EMPTY;
import static io.stoa.search.Filter.Operator.EQUALS;
import static io.stoa.search.Filter.Operator.GREATER;
import static io.stoa.search.Filter.Operator.GREATER_OR_EQUAL;
import static io.stoa.search.Filter.Operator.IN;
import static io.stoa.search.Filter.Operator.LESS;
import static io.stoa.search.Filter.Operator.LESS_OR_EQUAL;
import static io.stoa.search.Filter.Operator.NOT_CONTAINS;
import static io.stoa.search.Filter.Operator.NOT_EMPTY;
import static io.stoa.search.Filter.Operator.NOT_EQUALS;
import static io.stoa.search.Filter.Operator.NOT_IN;
import static io.stoa.search.Filter.Operator.STARTS_WITH;
import static io.stoa.search.TestDocument.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.product.Value;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How values are filtered, by every operator. */
abstract class ProductIndexValueContract extends ProductIndexTextContract {
  @Test
  void textIsComparedIgnoringCase() {
    write(
        product("a").text("name", "Linen Shirt"),
        product("b").text("name", "Wool coat"),
        product("c"));

    assertThat(find(on("name", EQUALS, "linen shirt"))).containsExactly("a");
    assertThat(find(on("name", EQUALS, "linen"))).isEmpty();
    assertThat(find(on("name", NOT_EQUALS, "linen shirt"))).containsExactly("b");
    assertThat(find(on("name", IN, "Wool Coat", "linen shirt", "x"))).containsExactly("a", "b");
    assertThat(find(on("name", IN))).isEmpty();
    assertThat(find(on("name", NOT_IN, "Wool coat"))).containsExactly("a");
    assertThat(find(on("name", NOT_IN))).containsExactly("a", "b");
    assertThat(find(on("name", CONTAINS, "EN SH"))).containsExactly("a");
    assertThat(find(on("name", NOT_CONTAINS, "en sh"))).containsExactly("b");
    assertThat(find(on("name", STARTS_WITH, "wool "))).containsExactly("b");
    assertThat(find(on("name", STARTS_WITH, "shirt"))).isEmpty();
    assertThat(find(on("name", EMPTY))).containsExactly("c");
    assertThat(find(on("name", NOT_EMPTY))).containsExactly("a", "b");
    assertThat(find(not(on("name", EQUALS, "linen shirt")))).containsExactly("b", "c");
  }

  @Test
  void numbersAreComparedExactly() {
    write(
        product("a").number("size", "-1.25"),
        product("b").number("size", "-1.2"),
        product("c").number("size", "0"),
        product("d").number("size", "1.10"),
        product("e").number("size", "9"),
        product("f").number("size", "10"),
        product("g").number("size", "12345678901234567890.123456789"),
        product("h"));

    assertThat(find(on("size", EQUALS, "1.1"))).containsExactly("d");
    assertThat(find(on("size", EQUALS, "12345678901234567890.12345678900"))).containsExactly("g");
    assertThat(find(on("size", EQUALS, "12345678901234567890.123456788"))).isEmpty();
    assertThat(find(on("size", NOT_EQUALS, "9"))).containsExactly("a", "b", "c", "d", "f", "g");
    assertThat(find(on("size", IN, "0.0", "9"))).containsExactly("c", "e");
    assertThat(find(on("size", NOT_IN, "0.0", "9"))).containsExactly("a", "b", "d", "f", "g");
    assertThat(find(on("size", LESS, "-1.2"))).containsExactly("a");
    assertThat(find(on("size", LESS_OR_EQUAL, "-1.20"))).containsExactly("a", "b");
    assertThat(find(on("size", GREATER, "9"))).containsExactly("f", "g");
    assertThat(find(on("size", GREATER_OR_EQUAL, "9"))).containsExactly("e", "f", "g");
    assertThat(find(on("size", BETWEEN, "-1.2", "1.1"))).containsExactly("b", "c", "d");
    assertThat(find(on("size", BETWEEN, "5", "1"))).isEmpty();
    assertThat(find(on("size", EMPTY))).containsExactly("h");
  }

  @Test
  void datesAreComparedByDay() {
    write(
        product("a").date("release", "2025-12-31"),
        product("b").date("release", "2026-01-01"),
        product("c").date("release", "2026-02-01"));

    assertThat(find(on("release", EQUALS, "2026-01-01"))).containsExactly("b");
    assertThat(find(on("release", NOT_EQUALS, "2026-01-01"))).containsExactly("a", "c");
    assertThat(find(on("release", LESS, "2026-01-01"))).containsExactly("a");
    assertThat(find(on("release", LESS_OR_EQUAL, "2026-01-01"))).containsExactly("a", "b");
    assertThat(find(on("release", GREATER, "2026-01-01"))).containsExactly("c");
    assertThat(find(on("release", GREATER_OR_EQUAL, "2026-01-01"))).containsExactly("b", "c");
    assertThat(find(on("release", BETWEEN, "2025-12-31", "2026-01-31"))).containsExactly("a", "b");
  }

  @Test
  void booleansOptionsAndFilesAreComparedByTheirCodes() {
    write(
        product("a").flag("sale", true).option("color", "Red").media("image", "Front.jpg"),
        product("b").flag("sale", false).option("color", "blue").media("image", "back.png"),
        product("c"));

    assertThat(find(on("sale", EQUALS, "true"))).containsExactly("a");
    assertThat(find(on("sale", NOT_EQUALS, "true"))).containsExactly("b");
    assertThat(find(on("color", EQUALS, "red"))).containsExactly("a");
    assertThat(find(on("color", IN, "red", "BLUE"))).containsExactly("a", "b");
    assertThat(find(on("color", NOT_IN, "red"))).containsExactly("b");
    assertThat(find(on("color", EMPTY))).containsExactly("c");
    assertThat(find(on("image", CONTAINS, "front"))).containsExactly("a");
    assertThat(find(on("image", STARTS_WITH, "back"))).containsExactly("b");
  }

  @Test
  void oneFittingOptionOfManyIsEnough() {
    write(
        product("a").options("material", "wool", "silk"),
        product("b").options("material", "linen"),
        product("c"));

    assertThat(find(on("material", EQUALS, "silk"))).containsExactly("a");
    assertThat(find(on("material", IN, "silk", "linen"))).containsExactly("a", "b");
    assertThat(find(on("material", NOT_IN, "silk", "cotton"))).containsExactly("b");
    assertThat(find(on("material", NOT_EQUALS, "linen"))).containsExactly("a");
    assertThat(find(on("material", NOT_EMPTY))).containsExactly("a", "b");
  }

  @Test
  void valuesOfOtherLocalesAndChannelsDoNotCount() {
    write(
        product("a").text("name|en_US", "shirt").text("text|en_US|web", "x").text("note||web", "n"),
        product("b").text("name|de_DE", "shirt").text("text|en_US|print", "x"),
        product("c").text("name", "shirt").text("note||print", "n"));

    assertThat(find(on("name|en_US", EQUALS, "shirt"))).containsExactly("a");
    assertThat(find(on("name|de_DE", CONTAINS, "shirt"))).containsExactly("b");
    assertThat(find(on("name", EQUALS, "shirt"))).containsExactly("c");
    assertThat(find(on("text|en_US|web", EQUALS, "x"))).containsExactly("a");
    assertThat(find(on("text|en_US|web", EMPTY))).containsExactly("b", "c");
    assertThat(find(on("note||print", NOT_EMPTY))).containsExactly("c");
    assertThat(find(on("note", NOT_EMPTY))).isEmpty();
  }

  @Test
  void anAttributeWhoseCodeBeginsLikeAnotherIsAnother() {
    write(product("a").text("name_2", "x").number("size2", "7"), product("b").text("name", "x"));

    assertThat(find(on("name", NOT_EMPTY))).containsExactly("b");
    assertThat(find(on("name", STARTS_WITH, "x"))).containsExactly("b");
    assertThat(find(on("size", GREATER, "1"))).isEmpty();
  }

  @Test
  void metricsAreComparedInTheUnitThatIsNamed() {
    write(
        product("a").metric("weight", "500", "GRAM"),
        product("b").metric("weight", "2", "KILOGRAM"),
        product("c").metric("weight", "2", "POUND"),
        product("d").metric("weight", "0.50", "KILOGRAM"),
        product("e"));

    assertThat(find(on("KILOGRAM", "weight", EQUALS, "0.5"))).containsExactly("a", "d");
    assertThat(find(on("GRAM", "weight", EQUALS, "907.18474"))).containsExactly("c");
    assertThat(find(on("GRAM", "weight", IN, "2000", "500"))).containsExactly("a", "b", "d");
    assertThat(find(on("GRAM", "weight", GREATER, "900"))).containsExactly("b", "c");
    assertThat(find(on("GRAM", "weight", BETWEEN, "500", "1000"))).containsExactly("a", "c", "d");
    assertThat(find(on("POUND", "weight", LESS_OR_EQUAL, "2"))).containsExactly("a", "c", "d");
    assertThat(find(on("GRAM", "weight", NOT_EQUALS, "500"))).containsExactly("b", "c");
    assertThat(find(on("GRAM", "weight", EMPTY))).containsExactly("e");
    assertThat(find(on("weight", EQUALS, "2"))).containsExactly("b", "c");
    assertThat(find(on("weight", GREATER, "1"))).containsExactly("a", "b", "c");
  }

  @Test
  void pricesAreComparedInTheCurrencyThatIsNamed() {
    Map<String, BigDecimal> both =
        Map.of("EUR", new BigDecimal("19.90"), "USD", new BigDecimal("25"));
    write(
        product("a").value("price", Value.Prices.of(both)),
        product("b").price("price", "USD", "19.90"),
        product("c"));

    assertThat(find(on("EUR", "price", EQUALS, "19.9"))).containsExactly("a");
    assertThat(find(on("USD", "price", GREATER_OR_EQUAL, "19.9"))).containsExactly("a", "b");
    assertThat(find(on("USD", "price", LESS, "20"))).containsExactly("b");
    assertThat(find(on("USD", "price", NOT_IN, "25"))).containsExactly("b");
    assertThat(find(on("EUR", "price", EMPTY))).containsExactly("b", "c");
    assertThat(find(on("EUR", "price", NOT_EMPTY))).containsExactly("a");
    assertThat(find(on("price", EQUALS, "19.9"))).containsExactly("a", "b");
    assertThat(find(on("price", EMPTY))).containsExactly("c");
  }

  @Test
  void operandsThatDoNotFitAreRefused() {
    assertInvalid(on("size", LESS, "much"));
    assertInvalid(on("size", BETWEEN, "1"));
    assertInvalid(on("size", EQUALS));
    assertInvalid(on("size", EQUALS, "1", "2"));
    assertInvalid(on("size", EMPTY, "1"));
  }

  protected void assertInvalid(Filter filter) {
    assertThatThrownBy(() -> index.count(filter))
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.INVALID));
  }

  @Test
  void aListOfTenThousandOperandsIsNoTrouble() {
    write(product("a").text("ean", "4711"), product("b").text("ean", "0"));
    String[] many =
        java.util.stream.IntStream.range(1, 10_001)
            .mapToObj(String::valueOf)
            .toArray(String[]::new);

    assertThat(find(on("ean", IN, many))).containsExactly("a");
  }
}
