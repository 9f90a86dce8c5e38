package io.stoa.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.StoaException;
import io.stoa.store.JsonBody;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductJsonTest {
  private static final Map<String, Value> KINDS =
      Map.of(
          "\"a \\\"b\\\" 你好\"", new Value.Text("a \"b\" 你好"),
          "12.5", new Value.Numeric(new BigDecimal("12.50")),
          "true", new Value.Flag(true),
          "{\"date\":\"2026-01-31\"}", new Value.Day(LocalDate.of(2026, 1, 31)),
          "{\"option\":\"red\"}", new Value.Choice("red"),
          "{\"options\":[\"a\",\"b\"]}", new Value.Choices(List.of("a", "b", "a")),
          "{\"amount\":500,\"unit\":\"GRAM\"}", new Value.Measure(new BigDecimal("5E2"), "GRAM"),
          "{\"prices\":{\"EUR\":19.9}}", Value.Prices.of(Map.of("EUR", new BigDecimal("19.90"))),
          "{\"media\":\"ab/cd.jpg\",\"name\":\"x.jpg\"}", new Value.Media("ab/cd.jpg", "x.jpg"));

  @Test
  void everyKindOfValueIsWrittenAndReadBack() {
    KINDS.forEach(
        (json, value) -> {
          assertThat(ValueJson.text(value)).isEqualTo(json);
          assertThat(ValueJson.parse(json)).isEqualTo(value);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "[]",
        "{}",
        "{\"amount\":1}",
        "{\"amount\":\"1\",\"unit\":\"GRAM\"}",
        "{\"date\":\"31.1.2026\"}",
        "{\"option\":1}",
        "{\"prices\":[1]}",
        "{\"what\":1}",
        "{\"opt",
        "{\"options\":[1]}",
        "{\"options\":[[]]}"
      })
  void whatIsNoValueIsRefused(String json) {
    assertThatThrownBy(() -> ValueJson.parse(json)).isInstanceOf(StoaException.class);
  }

  @Test
  void aProductIsReadBackAsWritten() {
    TreeMap<ValueKey, Value> values = new TreeMap<>();
    int[] number = {0};
    KINDS.values().forEach(v -> values.put(ValueKey.of("a" + number[0]++), v));
    values.put(new ValueKey("text", "en_US", "web"), new Value.Text("x"));
    values.put(new ValueKey("text", null, "web"), new Value.Text("y"));
    values.put(new ValueKey("text", "de_DE", null), new Value.Text("z"));
    Product product =
        new Product(
            new Identifier("SKU-1"),
            UUID.randomUUID(),
            false,
            "shirts",
            "parent",
            Set.of("b", "a"),
            Set.of("g"),
            Associations.NONE.with(
                "PACK",
                new Associations.Targets(
                    new TreeMap<>(Map.of("x", 3)), new TreeMap<>(Map.of("m", 1)), Set.of("g"))),
            Values.of(values),
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-01-02T00:00:00.123Z"));
    assertThat(ProductJson.product(ProductJson.write(product))).isEqualTo(product);
  }

  @Test
  void aProductModelIsReadBackAsWritten() {
    ProductModel model =
        new ProductModel(
            new Identifier("m"),
            "variant",
            null,
            Set.of("c"),
            Associations.NONE,
            Values.of(Map.of(ValueKey.of("a"), new Value.Flag(false))),
            Instant.EPOCH,
            Instant.EPOCH);
    assertThat(ProductJson.model(ProductJson.write(model))).isEqualTo(model);
  }

  @Test
  void propertiesOfANewerVersionAreSkipped() {
    Product product =
        ProductJson.product(
            JsonBody.of(
                "{\"identifier\":\"a\",\"uuid\":\"6f9619ff-8b86-4011-b42d-00c04fc964ff\","
                    + "\"later\":{\"a\":[1,{}]},\"values\":{}}"));
    assertThat(product.identifier().text()).isEqualTo("a");
  }

  @Test
  void valuesAreLaidOverEachOther() {
    Values parent = values("a", "1", "c", "3", "e", "5");
    Values own = values("b", "2", "c", "own");
    assertThat(own.over(parent)).isEqualTo(values("a", "1", "b", "2", "c", "own", "e", "5"));
    assertThat(parent.over(Values.NONE)).isSameAs(parent);
    assertThat(
            parent.with(
                Map.of(
                    ValueKey.of("a"), Optional.empty(),
                    ValueKey.of("b"), Optional.of(new Value.Text("2")),
                    ValueKey.of("e"), Optional.of(new Value.Text("new")),
                    ValueKey.of("z"), Optional.empty())))
        .isEqualTo(values("b", "2", "c", "3", "e", "new"));
    assertThat(parent.asMap()).containsEntry(ValueKey.of("c"), new Value.Text("3")).hasSize(3);
    assertThat(parent.find(ValueKey.of("d"))).isNull();
  }

  private static Values values(String... keysAndTexts) {
    TreeMap<ValueKey, Value> values = new TreeMap<>();
    for (int i = 0; i < keysAndTexts.length; i += 2) {
      values.put(ValueKey.of(keysAndTexts[i]), new Value.Text(keysAndTexts[i + 1]));
    }
    return Values.of(values);
  }
}
