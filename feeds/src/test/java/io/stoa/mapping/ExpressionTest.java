package io.stoa.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.error.StoaException;
import io.stoa.offer.Offer;
import io.stoa.product.ProductModel;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.RequirementSets;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpressionTest {
  private static final ExpressionCompiler COMPILER = new ExpressionCompiler();
  @TempDir static Path folder;
  private static Lens web;
  private static Lens wechat;

  @BeforeAll
  static void openShop() {
    var catalog = Shop.catalog(folder);
    web = new Lens(catalog, Shop.web(), Shop.NOW);
    wechat = new Lens(catalog, Shop.wechat(), Shop.NOW);
  }

  private static @Nullable Object eval(String source, Lens lens, Subject subject)
      throws ExpressionFailure {
    Expression expression = COMPILER.compile("test", source);
    Object result = Plain.of(expression.evaluate(lens, subject));
    assertThat(Plain.of(expression.interpret(lens, subject)))
        .as("interpreter and fast path agree on " + source)
        .isEqualTo(result);
    return result;
  }

  private static @Nullable Object eval(String source) throws ExpressionFailure {
    return eval(source, web, Shirt.of("S1").subject());
  }

  @Test
  void readsValuesOfEveryType() throws ExpressionFailure {
    Subject shirt =
        Shirt.of("S1")
            .put("rating", new io.stoa.product.Value.Numeric(new BigDecimal("4.5")))
            .put("recycled", new io.stoa.product.Value.Flag(true))
            .launched("2026-12-24")
            .subject();
    assertThat(eval("value('brand')", web, shirt)).isEqualTo("Linden & Loom");
    assertThat(eval("value('rating')", web, shirt)).isEqualTo(new BigDecimal("4.5"));
    assertThat(eval("value('rating') > 4", web, shirt)).isEqualTo(true);
    assertThat(eval("value('recycled')", web, shirt)).isEqualTo(true);
    assertThat(eval("value('launch_date')", web, shirt)).isEqualTo("2026-12-24");
    assertThat(eval("value('color')", web, shirt)).isEqualTo("sky");
    assertThat(eval("value('material')", web, shirt)).isEqualTo(List.of("cotton", "silk"));
    assertThat(String.valueOf(eval("value('image')", web, shirt)))
        .startsWith("https://shop.example/media/aa/")
        .endsWith(".jpg");
  }

  @Test
  void readsThroughTheFeedsLocaleChannelAndUnits() throws ExpressionFailure {
    Subject shirt = Shirt.of("S1").subject();
    assertThat(eval("value('description')", web, shirt)).isEqualTo("<p>A crisp shirt.</p>");
    assertThat(eval("value('description')", wechat, shirt)).isEqualTo("挺括府绸面料。");
    assertThat(eval("value('description', 'zh_CN', 'wechat')", web, shirt)).isEqualTo("挺括府绸面料。");
    assertThat(eval("label('color')", wechat, shirt)).isEqualTo("天蓝");
    assertThat(eval("label('material')", web, shirt)).isEqualTo("Cotton, Silk");
    assertThat(eval("value('weight')", web, shirt)).isEqualTo("172 g");
    assertThat(eval("value('weight')", wechat, shirt)).isEqualTo("0.172 kg");
    assertThat(eval("convert('weight', 'POUND')", web, shirt))
        .isEqualTo(new BigDecimal("0.379195"));
  }

  @Test
  void missingThingsAreNullAndNeverAnException() throws ExpressionFailure {
    for (String source :
        List.of(
            "value('no_such_attribute')",
            "label('rating')",
            "upper(value('rating'))",
            "truncate(stripHtml(value('rating')), 10)",
            "convert('weight', 'PARSEC')",
            "convert('rating', 'GRAM')",
            "price('XXX')",
            "money(price('XXX'))",
            "minorUnits(salePrice())",
            "salePeriod()",
            "stock('moon')",
            "image('rating')",
            "groupId()",
            "at(images(), 99)",
            "rest(split(value('rating'), ','))",
            "lookup({'a': 'b'}, value('rating'))",
            "join(labels('rating'), '/')",
            "param('nothing')",
            "coalesce(value('a'), null, value('b'))",
            "store()")) {
      assertThat(eval(source)).as(source).isNull();
    }
  }

  @Test
  void findsPricesByChannelAndCurrency() throws ExpressionFailure {
    Subject shirt =
        Shirt.of("S1")
            .priced(
                Shirt.price(null, "USD", "99"),
                Shirt.price("web", "USD", "89.5"),
                Shirt.price("other", "USD", "1"),
                Shirt.price(null, "JPY", "1500"))
            .subject();
    assertThat(eval("price()", web, shirt)).isEqualTo("89.50 USD");
    assertThat(eval("price('JPY')", web, shirt)).isEqualTo("1500 JPY");
    assertThat(eval("units(price())", web, shirt)).isEqualTo(new BigDecimal("89.50"));
    assertThat(eval("minorUnits(price())", web, shirt)).isEqualTo(8950L);
    assertThat(eval("micros(price())", web, shirt)).isEqualTo(89_500_000L);
    assertThat(eval("minorUnits(price('JPY'))", web, shirt)).isEqualTo(1500L);
  }

  @Test
  void takesThePriceAttributeWhereThereIsNoOffer() throws ExpressionFailure {
    Subject shirt =
        Shirt.of("S1")
            .priced()
            .put("price", io.stoa.product.Value.Prices.of(Map.of("USD", new BigDecimal("75"))))
            .subject();
    assertThat(eval("price()", web, shirt)).isEqualTo("75.00 USD");
  }

  @Test
  void knowsWhetherASaleIsOnAnnouncedOrOver() throws ExpressionFailure {
    assertThat(sale("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"))
        .containsExactly("79.00 USD", "79.00 USD", "2026-11-01T00:00Z/2026-12-01T00:00Z");
    assertThat(sale("2026-12-01T00:00:00Z", "2026-12-31T00:00:00Z"))
        .containsExactly("79.00 USD", "99.00 USD", "2026-12-01T00:00Z/2026-12-31T00:00Z");
    assertThat(sale("2026-10-01T00:00:00Z", "2026-11-23T08:00:00Z"))
        .containsExactly(null, "99.00 USD", null);
    assertThat(sale("2026-12-01T00:00:00Z", null)).containsExactly(null, "99.00 USD", null);
    assertThat(sale(null, null)).containsExactly("79.00 USD", "79.00 USD", null);
  }

  private static List<@Nullable Object> sale(@Nullable String from, @Nullable String until)
      throws ExpressionFailure {
    Offer.Price price =
        new Offer.Price(
            null,
            "USD",
            new BigDecimal("99"),
            new BigDecimal("79"),
            from == null ? null : Instant.parse(from),
            until == null ? null : Instant.parse(until));
    Subject shirt = Shirt.of("S1").priced(price).subject();
    return java.util.Arrays.asList(
        eval("salePrice()", web, shirt),
        eval("currentPrice()", web, shirt),
        eval("salePeriod()", web, shirt));
  }

  @Test
  void addsUpStock() throws ExpressionFailure {
    assertThat(eval("stock()")).isEqualTo(7L);
    assertThat(eval("stock('berlin')")).isEqualTo(3L);
    assertThat(eval("stocks()")).isEqualTo(Map.of("berlin", 3L, "shanghai", 4L));
    assertThat(eval("stock() > 0 ? 'in stock' : 'out of stock'")).isEqualTo("in stock");
  }

  @Test
  void shapesTexts() throws ExpressionFailure {
    assertThat(eval("stripHtml('<p>Fine &amp; soft<br>50&nbsp;% silk</p><script>x()</script>')"))
        .isEqualTo("Fine & soft\n50 % silk");
    assertThat(eval("stripHtml('1 < 2 &lt;b&gt;bold&lt;/b&gt; &#8364;&#x1F600;')"))
        .isEqualTo("1 < 2 bold €😀");
    assertThat(eval("truncate('The quick brown fox', 12)")).isEqualTo("The quick…");
    assertThat(eval("truncate('😀😀😀', 4)")).isEqualTo("😀…");
    assertThat(eval("truncateBytes('绸衬衫很好', 10)")).isEqualTo("绸衬…");
    assertThat(eval("upper('abc') + lower('DEF')")).isEqualTo("ABCdef");
    assertThat(eval("join([value('brand'), value('rating'), 'x'], ' | ')"))
        .isEqualTo("Linden & Loom | x");
    assertThat(eval("lookup({'sky': 'blue'}, value('color'), 'other')")).isEqualTo("blue");
    assertThat(eval("lookup({'red': 'blue'}, value('color'), 'other')")).isEqualTo("other");
    assertThat(eval("lines('a\\n\\n b ')")).isEqualTo(List.of("a", "b"));
    assertThat(eval("'a,b'.split(',')[1].upperAscii()")).isEqualTo("B");
  }

  @Test
  void shapesNumbersDatesAndLists() throws ExpressionFailure {
    Subject shirt = Shirt.of("S1").launched("2026-12-24").subject();
    assertThat(eval("measure('weight', 'KILOGRAM')", web, shirt)).isEqualTo("0.172 kg");
    assertThat(eval("measure('weight', 'KILOGRAM', 1)", web, shirt)).isEqualTo("0.2 kg");
    assertThat(eval("decimal(convert('weight', 'KILOGRAM'), 2)", web, shirt)).isEqualTo("0.17");
    assertThat(eval("formatDate(value('launch_date'), 'dd.MM.yyyy')", web, shirt))
        .isEqualTo("24.12.2026");
    assertThat(eval("formatDate(value('launch_date'), 'HH')", web, shirt)).isNull();
    assertThat(eval("formatDate('no date at all', 'dd')", web, shirt)).isNull();
    assertThat(eval("plusDays(value('launch_date'), 8)", web, shirt)).isEqualTo("2027-01-01");
    assertThat(eval("replace('a & b & c', '&', 'and')")).isEqualTo("a and b and c");
    assertThat(eval("capitalize('éclair')")).isEqualTo("Éclair");
    assertThat(eval("distinct(['a', 'b', 'a'])")).isEqualTo(List.of("a", "b"));
    assertThat(eval("attributeLabel('color')")).isEqualTo("color");
  }

  @Test
  void aVariantKnowsItsPlaceAmongItsSiblings() throws ExpressionFailure {
    Subject variant = Shirt.of("S1").of(Shirt.model("marlow")).subject();
    assertThat(eval("parentId()", web, variant)).isEqualTo("marlow");
    assertThat(eval("axisLabels(' / ')", web, variant)).isEqualTo("Sky blue / S");
    assertThat(eval("axisLabels(' / ')")).isNull();
    assertThat(eval("parentId()")).isNull();
  }

  @Test
  void knowsTheProductAndItsGroup() throws ExpressionFailure {
    ProductModel model = Shirt.model("marlow");
    Subject variant = Shirt.of("S 1/ü").of(model).subject();
    assertThat(eval("sku()", web, variant)).isEqualTo("S 1/ü");
    assertThat(eval("groupId()", web, variant)).isEqualTo("marlow");
    assertThat(eval("axes()", web, variant)).isEqualTo(List.of("color", "size"));
    assertThat(eval("title()", web, variant)).isEqualTo("Marlow shirt");
    assertThat(eval("familyLabel()", wechat, variant)).isEqualTo("衬衫");
    assertThat(eval("categoryPath(' > ')", web, variant)).isEqualTo("Women > Shirts");
    assertThat(eval("url()", web, variant))
        .isEqualTo("https://shop.example/products/S%201%2F%C3%BC");
    assertThat(eval("images().size()", web, variant)).isEqualTo(3L);
    assertThat(eval("today() + ' ' + now()", web, variant))
        .isEqualTo("2026-11-23 2026-11-23T08:00:00Z");
    assertThat(eval("pairs(axes(), 'k', 'v', ';')", wechat, variant))
        .isEqualTo(List.of(Map.of("k", "color", "v", "天蓝"), Map.of("k", "size", "v", "S")));
    assertThat(eval("isParent()", web, Subject.of(model, List.of(variant)))).isEqualTo(true);
  }

  @Test
  void saysWhereAnExpressionDoesNotCompile() {
    StoaException broken =
        catchThrowableOfType(
            StoaException.class,
            () -> COMPILER.compile("mapping.title", "upper(value('name'),\n  +"));
    assertThat(broken.violations()).isNotEmpty();
    assertThat(broken.violations().get(0).field()).isEqualTo("mapping.title");
    assertThat(broken.violations().get(0).message()).startsWith("line 2, column 3: ");

    assertThatThrownBy(() -> COMPILER.compile("mapping.title", "value(5)"))
        .hasMessageContaining("line 1, column 6")
        .hasMessageContaining("'value' applied to '(int)'")
        .hasMessageContaining("(string)")
        .hasMessageNotContaining("seen");
    assertThatThrownBy(() -> COMPILER.compile("m", "value('a') == null ? null :\n  value(5)"))
        .hasMessageContaining("line 2, column 8");
    assertThatThrownBy(() -> COMPILER.compile("m", "nosuch('a')")).hasMessageContaining("nosuch");
    assertThatThrownBy(() -> COMPILER.compile("m", "price() > 5"))
        .hasMessageContaining("line 1, column 9");
    assertThatThrownBy(() -> COMPILER.compile("m", "x".repeat(20_000)))
        .hasMessageContaining("longer");
  }

  @Test
  void aValueOfAnotherTypeFailsWithAMessageThatPeopleUnderstand() {
    Expression expression = COMPILER.compile("test", "value('rating') + ' stars'");
    assertThatThrownBy(() -> expression.evaluate(web, Shirt.of("S1").subject()))
        .isInstanceOf(ExpressionFailure.class)
        .hasMessageContaining("No matching overload for function '+'")
        .hasMessageContaining("A value is missing or of another type");
  }

  @Test
  void everyFunctionSaysWhatItDoes() {
    assertThat(COMPILER.functions()).allSatisfy(f -> assertThat(f.help()).endsWith("."));
  }

  /** Default mappings that only the interpreter knows: they convert, walk lists or take parts. */
  private static final Set<String> INTERPRETED =
      Set.of(
          "acp-products media[].alt_text",
          "acp-products media[].type",
          "acp-products variants[].media[].alt_text",
          "acp-products variants[].media[].type",
          "acp-products variants[].barcodes[]",
          "acp-products variants[].seller.links[]",
          "ebay-inventory product.ean[]",
          "schema-org hasVariant[].offers.hasMerchantReturnPolicy",
          "schema-org hasVariant[].offers.shippingDetails",
          "schema-org variesBy[]",
          "sitemap image",
          "skroutz name",
          "wechat-shop deliver_method",
          "wechat-shop extra_service.freight_insurance",
          "wechat-shop extra_service.seven_day_return",
          "yandex-yml categoryId");

  @Test
  void everyDefaultMappingCompilesAndTakesTheFastPathUnlessItIsKnownNotTo() {
    Set<String> interpreted = new TreeSet<>();
    for (RequirementSet set : RequirementSets.builtIn().all()) {
      for (FieldRule field : set.fields()) {
        if (field.map() != null && !COMPILER.compile(field.name(), field.map()).isFast()) {
          interpreted.add(set.code() + " " + field.name());
        }
      }
    }
    assertThat(interpreted).containsExactlyInAnyOrderElementsOf(INTERPRETED);
  }
}
