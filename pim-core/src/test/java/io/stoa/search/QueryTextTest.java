package io.stoa.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.CatalogSnapshot;
import io.stoa.catalog.Category;
import io.stoa.catalog.Channel;
import io.stoa.catalog.Family;
import io.stoa.catalog.Labels;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.product.ValueKey;
import io.stoa.search.Filter.OnValue;
import io.stoa.search.Filter.Operator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTextTest {
  private static final Catalog CATALOG =
      CatalogSnapshot.of(
          channel("ecommerce", Set.of("en_US", "de_DE")),
          channel("print", Set.of("en_US")),
          new Category("men", null, Labels.NONE, 0),
          new Family("clothing", Labels.NONE, Set.of(), Map.of(), null, null),
          Attribute.of("color", AttributeType.SIMPLE_SELECT),
          Attribute.of("price", AttributeType.PRICE_COLLECTION),
          Attribute.of("size", AttributeType.NUMBER),
          Attribute.of("sold", AttributeType.BOOLEAN),
          Attribute.of("release", AttributeType.DATE),
          Attribute.of("weight", AttributeType.METRIC).measured("Weight", "GRAM"),
          Attribute.of("name", AttributeType.TEXT).localized(),
          Attribute.of("description", AttributeType.TEXTAREA).localized().scoped());

  private static Channel channel(String code, Set<String> locales) {
    return new Channel(code, Labels.NONE, "men", locales, Set.of("EUR", "USD"), Map.of());
  }

  @Test
  void theExampleOfTheManualIsUnderstood() {
    assertThat(
            parse(
                "shirt family:clothing category:men enabled:true color=red price.EUR>20"
                    + " completeness:ecommerce/en_US>=80"))
        .isEqualTo(
            and(
                new Filter.Text("shirt"),
                new Filter.InFamily(Set.of("clothing")),
                new Filter.InCategory(Set.of("men")),
                new Filter.Enabled(true),
                on("color", Operator.EQUALS, null, "red"),
                on("price", Operator.GREATER, "EUR", "20"),
                new Filter.Complete("ecommerce", "en_US", Operator.GREATER_OR_EQUAL, 80)));
  }

  @Test
  void wordsAndQuotesAreText() {
    assertThat(parse("")).isEqualTo(Filter.ALL);
    assertThat(parse("  ")).isEqualTo(Filter.ALL);
    assertThat(parse("\"color=red (x)\"")).isEqualTo(new Filter.Text("color=red (x)"));
    assertThat(parse("\"say \\\"hi\\\"\"")).isEqualTo(new Filter.Text("say \"hi\""));
    assertThat(parse("衬衫 ORANGE")).isEqualTo(and(text("衬衫"), text("ORANGE")));
  }

  @Test
  void conditionsAreGroupedAndTurnedRound() {
    assertThat(parse("a b OR c")).isEqualTo(or(and(text("a"), text("b")), text("c")));
    assertThat(parse("a (b OR -c)"))
        .isEqualTo(and(text("a"), or(text("b"), new Filter.Not(text("c")))));
    assertThat(parse("-(a b)")).isEqualTo(new Filter.Not(and(text("a"), text("b"))));
    assertThat(parse("-color=red"))
        .isEqualTo(new Filter.Not(on("color", Operator.EQUALS, null, "red")));
  }

  @Test
  void everyComparisonIsUnderstood() {
    assertThat(parse("color:red,blue")).isEqualTo(on("color", Operator.IN, null, "red", "blue"));
    assertThat(parse("color!=red,\"light, blue\""))
        .isEqualTo(on("color", Operator.NOT_IN, null, "red", "light, blue"));
    assertThat(parse("size!=-5")).isEqualTo(on("size", Operator.NOT_EQUALS, null, "-5"));
    assertThat(parse("size<5")).isEqualTo(on("size", Operator.LESS, null, "5"));
    assertThat(parse("size<=5.5")).isEqualTo(on("size", Operator.LESS_OR_EQUAL, null, "5.5"));
    assertThat(parse("release>2026-01-31"))
        .isEqualTo(on("release", Operator.GREATER, null, "2026-01-31"));
    assertThat(parse("name.de_DE~woll"))
        .isEqualTo(on("name|de_DE", Operator.CONTAINS, null, "woll"));
    assertThat(parse("name.de_DE!~x"))
        .isEqualTo(on("name|de_DE", Operator.NOT_CONTAINS, null, "x"));
    assertThat(parse("name.de_DE^=\"a b\""))
        .isEqualTo(on("name|de_DE", Operator.STARTS_WITH, null, "a b"));
    assertThat(parse("weight.kilogram>=1"))
        .isEqualTo(on("weight", Operator.GREATER_OR_EQUAL, "KILOGRAM", "1"));
    assertThat(parse("has:color missing:price.usd"))
        .isEqualTo(and(on("color", Operator.NOT_EMPTY, null), on("price", Operator.EMPTY, "USD")));
  }

  @Test
  void scopesMayStandInAnyOrderAndBeLeftOut() {
    Filter both = on("description|de_DE|ecommerce", Operator.CONTAINS, null, "x");
    assertThat(parse("description.de_DE.ecommerce~x")).isEqualTo(both);
    assertThat(parse("DESCRIPTION.ecommerce.de_de~x")).isEqualTo(both);
    assertThat(parse("name~x"))
        .isEqualTo(
            or(
                on("name|de_DE", Operator.CONTAINS, null, "x"),
                on("name|en_US", Operator.CONTAINS, null, "x")));
    assertThat(parse("missing:name"))
        .isEqualTo(
            and(on("name|de_DE", Operator.EMPTY, null), on("name|en_US", Operator.EMPTY, null)));
  }

  @Test
  void propertiesAreUnderstood() {
    assertThat(parse("id:SKU-1,sku-2"))
        .isEqualTo(new Filter.HasIdentifier(Set.of("sku-1", "sku-2")));
    assertThat(parse("parent:M1")).isEqualTo(new Filter.HasParent(Set.of("m1")));
    assertThat(parse("kind:model")).isEqualTo(new Filter.OfKind(SearchDocument.Kind.PRODUCT_MODEL));
    assertThat(parse("updated>=2026-01-31"))
        .isEqualTo(new Filter.Changed(Instant.parse("2026-01-31T00:00:00Z"), null));
    assertThat(parse("updated:2026-01-31"))
        .isEqualTo(
            new Filter.Changed(
                Instant.parse("2026-01-31T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z")));
    assertThat(parse("updated<2026-01-31T12:30:00Z"))
        .isEqualTo(new Filter.Changed(null, Instant.parse("2026-01-31T12:30:00Z")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "shirt famly:clothing | 7  | there is no attribute or field 'famly'",
        "family:clothes       | 8  | there is no family 'clothes'",
        "category:men,wmn     | 14 | there is no category 'wmn'",
        "color=               | 7  | a value is missing",
        "color=red,           | 11 | a value is missing",
        "size>big             | 6  | 'big' is not a number",
        "release=soon         | 9  | 'soon' is not a date",
        "sold=maybe           | 6  | 'maybe' is not true or false",
        "size~5               | 1  | does not go with size",
        "color>5              | 1  | does not go with color",
        "size>1,2             | 8  | takes one value",
        "price.XYZ>5          | 7  | 'XYZ' is no locale, channel, currency or unit of price",
        "name.fr_FR=x         | 6  | 'fr_FR' is no locale",
        "weight.METER=1       | 8  | 'METER' is no locale",
        "enabled:perhaps      | 9  | enabled is true or false",
        "kind:thing           | 6  | a kind is product or model",
        "updated>=never       | 10 | expected a day",
        "completeness:80      | 14 | expected channel/locale",
        "completeness:x/en_US>1 | 14 | there is no channel 'x'",
        "completeness:print/en_US>lots | 26 | 'lots' is not a percentage",
        "a \"b                | 3  | these quotes are never closed",
        "color=\"a\"b         | 10 | a space is missing",
        "(a OR                | 6  | a condition is missing",
        "OR a                 | 1  | a condition is missing",
        "(a                   | 1  | this bracket is never closed",
        "a )                  | 3  | this bracket was never opened",
      })
  void errorsNameThePosition(String query, int position, String reason) {
    assertThatThrownBy(() -> parse(query))
        .isInstanceOfSatisfying(
            StoaException.class,
            e -> {
              assertThat(e.code()).isEqualTo(CoreError.INVALID);
              assertThat(e.violations()).hasSize(1);
            })
        .hasMessageContaining("At character " + position + " of the query: ")
        .hasMessageContaining(reason);
  }

  @Test
  void deepNestingAndHugeQueriesAreRefused() {
    assertThatThrownBy(() -> parse("(".repeat(9000))).isInstanceOf(StoaException.class);
    assertThatThrownBy(() -> parse("-".repeat(9000) + "a")).isInstanceOf(StoaException.class);
    assertThatThrownBy(() -> parse("a".repeat(20_000))).isInstanceOf(StoaException.class);
  }

  private static Filter parse(String text) {
    return QueryText.parse(text, CATALOG);
  }

  private static Filter text(String words) {
    return new Filter.Text(words);
  }

  private static Filter and(Filter... filters) {
    return new Filter.And(List.of(filters));
  }

  private static Filter or(Filter... filters) {
    return new Filter.Or(List.of(filters));
  }

  private static Filter on(
      String key, Operator operator, @Nullable String unit, String... operands) {
    return new OnValue(ValueKey.parse(key), operator, List.of(operands), unit);
  }
}
