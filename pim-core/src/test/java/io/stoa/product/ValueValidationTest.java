package io.stoa.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.CatalogSnapshot;
import io.stoa.catalog.Labels;
import io.stoa.catalog.StructureEntity;
import io.stoa.catalog.ValueRules;
import io.stoa.error.Violation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueValidationTest {
  @Test
  void textsHaveALimitInCharactersNotInCodeUnits() {
    Attribute attribute = Attribute.of("a", AttributeType.TEXT).ruled(most(3));
    assertThat(check(attribute, new Value.Text("😀😀😀"))).isEmpty();
    assertThat(check(attribute, new Value.Text("abcd"))).containsExactly("max_characters");
  }

  @Test
  void withoutARuleTextsHold255CharactersAndAreas65535() {
    Attribute text = Attribute.of("a", AttributeType.TEXT);
    Attribute area = Attribute.of("a", AttributeType.TEXTAREA);
    assertThat(check(text, new Value.Text("x".repeat(255)))).isEmpty();
    assertThat(check(text, new Value.Text("x".repeat(256)))).containsExactly("max_characters");
    assertThat(check(area, new Value.Text("x".repeat(65_535)))).isEmpty();
    assertThat(check(area, new Value.Text("x".repeat(65_536)))).containsExactly("max_characters");
  }

  @Test
  void halfACharacterIsNoText() {
    Attribute text = Attribute.of("a", AttributeType.TEXT);
    assertThat(check(text, new Value.Text("a\ud83d"))).containsExactly("characters");
    assertThat(check(text, new Value.Text("\ude00a"))).containsExactly("characters");
    assertThat(check(text, new Value.Text("a\0"))).containsExactly("characters");
  }

  @ParameterizedTest
  @CsvSource({
    "email, anna@example.com, true",
    "email, anna@example, false",
    "email, anna example@x.com, false",
    "url, https://example.com/a?b=c, true",
    "url, ftp://example.com, true",
    "url, javascript:alert(1), false",
    "url, example.com, false"
  })
  void aRuleSaysWhatTextsLookLike(String rule, String text, boolean fits) {
    Attribute attribute = Attribute.of("a", AttributeType.TEXT).ruled(textRule(rule, null));
    assertThat(check(attribute, new Value.Text(text)).isEmpty()).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({
    "/^[a-z]+$/, abc, true",
    "/^[a-z]+$/, ABC, false",
    "/^[a-z]+$/i, ABC, true",
    "[0-9], a1b, true",
    "^[0-9]$, a1b, false"
  })
  void aPatternIsSearchedForAsInPhp(String pattern, String text, boolean fits) {
    Attribute attribute = Attribute.of("a", AttributeType.TEXT).ruled(textRule("regexp", pattern));
    assertThat(check(attribute, new Value.Text(text)).isEmpty()).isEqualTo(fits);
  }

  @Test
  @Timeout(20)
  void aPatternThatNeverEndsIsGivenUp() {
    Attribute attribute =
        Attribute.of("a", AttributeType.TEXT).ruled(textRule("regexp", "^(a+)+$"));
    long start = System.nanoTime();
    assertThat(check(attribute, new Value.Text("a".repeat(60) + "!")))
        .containsExactly("validation_rule");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @CsvSource({
    "5, ''",
    "5.0, ''",
    "5.5, decimals_allowed",
    "-1, negative_allowed",
    "11, number_max",
    "0, ''",
    "1E+400, digits",
    "1E-400, digits"
  })
  void numbersHaveBoundsAndDigits(String number, String broken) {
    Attribute attribute = Attribute.of("a", AttributeType.NUMBER).ruled(zeroToTen());
    assertThat(check(attribute, new Value.Numeric(new BigDecimal(number))))
        .isEqualTo(broken.isEmpty() ? List.of() : List.of(broken));
  }

  @Test
  void aNumberWithABillionZerosCostsNothing() {
    Attribute attribute = Attribute.of("a", AttributeType.NUMBER);
    assertThat(check(attribute, new Value.Numeric(new BigDecimal("1E+1000000000"))))
        .containsExactly("digits");
  }

  @Test
  void datesHaveBounds() {
    ValueRules rules =
        new ValueRules(
            null,
            null,
            null,
            null,
            null,
            true,
            true,
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 12, 31),
            List.of(),
            null);
    Attribute attribute = Attribute.of("a", AttributeType.DATE).ruled(rules);
    assertThat(check(attribute, new Value.Day(LocalDate.of(2026, 1, 1)))).isEmpty();
    assertThat(check(attribute, new Value.Day(LocalDate.of(2025, 12, 31))))
        .containsExactly("date_min");
    assertThat(check(attribute, new Value.Day(LocalDate.of(2027, 1, 1))))
        .containsExactly("date_max");
  }

  @ParameterizedTest
  @ValueSource(strings = {"front.jpg", "FRONT.JPG", "x.png"})
  void filesHaveAnAllowedExtension(String name) {
    assertThat(check(pictures(), new Value.Media(key("jpg"), name))).isEmpty();
  }

  @Test
  void otherFilesAndKeysAreRefused() {
    assertThat(check(pictures(), new Value.Media(key("jpg"), "x.exe")))
        .containsExactly("allowed_extensions");
    assertThat(check(pictures(), new Value.Media(key("jpg"), "jpg.")))
        .containsExactly("allowed_extensions");
    assertThat(check(pictures(), new Value.Media("../../etc/passwd", "x.jpg")))
        .containsExactly("media");
  }

  @Test
  void everyOptionOfAMultiSelectMustExist() {
    Attribute attribute = Attribute.of("color", AttributeType.MULTI_SELECT);
    CatalogSnapshot catalog =
        CatalogSnapshot.of(
            attribute, Examples.option("color", "Red"), Examples.option("color", "blue"));
    assertThat(stored(catalog, "color", new Value.Choices(List.of("RED", "Blue", "red"))))
        .isEqualTo(new Value.Choices(List.of("Red", "blue")));
    assertThat(broken(catalog, "color", new Value.Choices(List.of("red", "x", "y"))))
        .containsExactly("option", "option");
  }

  @Test
  void aLocaleSpecificAttributeHasValuesInItsLocalesOnly() {
    Attribute attribute =
        new Attribute(
            "a",
            AttributeType.TEXT,
            null,
            Labels.NONE,
            false,
            true,
            false,
            Set.of("de_DE"),
            null,
            null,
            true,
            false,
            0,
            ValueRules.NONE,
            Map.of());
    CatalogSnapshot catalog =
        CatalogSnapshot.of(
            attribute, Examples.channel("web", Set.of("en_US", "de_DE"), Set.of("EUR")));
    assertThat(broken(catalog, "a|de_DE", new Value.Text("x"))).isEmpty();
    assertThat(broken(catalog, "a|en_US", new Value.Text("x"))).containsExactly("locale");
  }

  @Test
  void metricsAreOfTheirFamilyAndPricesInActiveCurrencies() {
    List<StructureEntity> structure = new ArrayList<>(Examples.structure());
    CatalogSnapshot catalog = CatalogSnapshot.of(structure.toArray(StructureEntity[]::new));
    assertThat(stored(catalog, "weight", new Value.Measure(BigDecimal.TEN, "gram")))
        .isEqualTo(new Value.Measure(BigDecimal.TEN, "GRAM"));
    assertThat(broken(catalog, "weight", new Value.Measure(BigDecimal.TEN, "METER")))
        .containsExactly("unit");
    assertThat(stored(catalog, "price", Value.Prices.of(Map.of("eur", BigDecimal.ONE))))
        .isEqualTo(Value.Prices.of(Map.of("EUR", BigDecimal.ONE)));
    assertThat(broken(catalog, "price", Value.Prices.of(Map.of("GBP", BigDecimal.ONE))))
        .containsExactly("currency");
  }

  private static Attribute pictures() {
    return Attribute.of("a", AttributeType.IMAGE)
        .ruled(
            new ValueRules(
                null, null, null, null, null, true, true, null, null, List.of("jpg", "PNG"), null));
  }

  private static String key(String extension) {
    return "ab/" + "ab".repeat(32) + "." + extension;
  }

  private static ValueRules most(int characters) {
    return new ValueRules(
        characters, null, null, null, null, true, true, null, null, List.of(), null);
  }

  private static ValueRules textRule(String rule, @Nullable String regexp) {
    return new ValueRules(null, rule, regexp, null, null, true, true, null, null, List.of(), null);
  }

  private static ValueRules zeroToTen() {
    return new ValueRules(
        null,
        null,
        null,
        BigDecimal.ZERO,
        BigDecimal.TEN,
        false,
        false,
        null,
        null,
        List.of(),
        null);
  }

  private static List<String> check(Attribute attribute, Value value) {
    return broken(CatalogSnapshot.of(attribute), attribute.code(), value);
  }

  private static List<String> broken(CatalogSnapshot catalog, String key, Value value) {
    Breaches breaches = new Breaches();
    Value stored = stored(catalog, key, value, breaches);
    assertThat(stored == null).isEqualTo(!breaches.isEmpty());
    return breaches.violations().stream().map(Violation::rule).toList();
  }

  private static @Nullable Value stored(CatalogSnapshot catalog, String key, Value value) {
    return stored(catalog, key, value, new Breaches());
  }

  private static @Nullable Value stored(
      CatalogSnapshot catalog, String key, Value value, Breaches breaches) {
    ValueValidation.CheckedKey checked = new ValueValidation(catalog).key(ValueKey.parse(key));
    if (checked.problem() != null) {
      breaches.add(checked.problem());
    }
    return checked.check() == null ? null : checked.check().check(value, key, breaches);
  }
}
