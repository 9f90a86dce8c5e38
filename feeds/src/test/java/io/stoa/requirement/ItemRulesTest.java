package io.stoa.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.requirement.FieldRule.InParent;
import io.stoa.requirement.FieldRule.Items;
import io.stoa.requirement.FieldRule.Length;
import io.stoa.requirement.FieldRule.Range;
import io.stoa.requirement.FieldRule.Source;
import io.stoa.requirement.FieldRule.WhenBroken;
import io.stoa.requirement.Finding.Severity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemRulesTest {
  private static final RequirementSets SETS = RequirementSets.builtIn();

  private static FieldRule rule(
      FieldType type, @Nullable Length length, List<String> values, @Nullable Items items) {
    return new FieldRule(
        "f",
        Level.OPTIONAL,
        type,
        FieldType.TEXT,
        length,
        values,
        null,
        null,
        new Range(null, new BigDecimal("100")),
        items,
        List.of(),
        Map.of(),
        null,
        false,
        null,
        null,
        WhenBroken.SKIP,
        InParent.ALSO,
        List.of(),
        null,
        new Source("https://channel.example/f", "says"));
  }

  private static FieldRule of(FieldType type) {
    return rule(type, null, List.of(), null);
  }

  private static List<String> broken(FieldRule rule, Object value) {
    RequirementSet set =
        new RequirementSet(
            "set",
            "Set",
            "",
            "2026-11-23",
            List.of("csv"),
            RequirementSet.ItemOf.PRODUCT,
            false,
            Deletion.ABSENCE,
            false,
            List.of(),
            Map.of(),
            "skus[]",
            null,
            List.of(rule),
            List.of(),
            null,
            FileRules.USUAL,
            null);
    return ItemRules.of(set).check(Item.of("S1", Map.of("f", value))).stream()
        .map(finding -> finding.violation().rule().replace("set/f/", ""))
        .toList();
  }

  private static List<String> check(String set, Map<String, Object> changes, String... removed) {
    Map<String, Object> values = new HashMap<>(good());
    values.putAll(changes);
    Arrays.asList(removed).forEach(values::remove);
    return ItemRules.of(SETS.find(set).orElseThrow()).check(Item.of("S1", values)).stream()
        .filter(Finding::isError)
        .map(finding -> finding.violation().rule())
        .toList();
  }

  private static Map<String, Object> good() {
    return Map.ofEntries(
        Map.entry("id", "S1"),
        Map.entry("title", "Marlow shirt"),
        Map.entry("description", "A crisp shirt."),
        Map.entry("link", "https://shop.example/products/S1"),
        Map.entry("image_link", "https://shop.example/media/a.jpg"),
        Map.entry("availability", "in_stock"),
        Map.entry("price", "99.00 USD"),
        Map.entry("brand", "Linden & Loom"),
        Map.entry("gtin", "9520000010010"),
        Map.entry("condition", "new"));
  }

  @Test
  void aGoodItemBreaksNothing() {
    assertThat(check("google-merchant", Map.of())).isEmpty();
  }

  @Test
  void findsEverythingAtOnceWithFieldRuleSourceAndValue() {
    Map<String, Object> values = new HashMap<>(good());
    values.remove("price");
    values.put("title", "x".repeat(151));
    values.put("link", "shop.example/S1");
    List<Finding> findings =
        ItemRules.of(SETS.find("google-merchant").orElseThrow()).check(Item.of("S1", values));
    assertThat(findings)
        .filteredOn(Finding::isError)
        .extracting(f -> f.violation().field(), f -> f.violation().rule())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("title", "google-merchant/title/max_characters"),
            org.assertj.core.groups.Tuple.tuple("link", "google-merchant/link/url"),
            org.assertj.core.groups.Tuple.tuple("price", "google-merchant/price/required"));
    Finding title = findings.get(0);
    assertThat(title.violation().message())
        .isEqualTo("title has 151 characters, at most 150 are allowed.");
    assertThat(title.source()).isEqualTo("https://support.google.com/merchants/answer/6324415");
    assertThat(title.sku()).isEqualTo("S1");
  }

  @Test
  void recommendedFieldsWarnOnly() {
    Map<String, Object> values = new HashMap<>(good());
    List<Finding> findings =
        ItemRules.of(SETS.find("google-merchant").orElseThrow()).check(Item.of("S1", values));
    assertThat(findings)
        .extracting(Finding::severity, f -> f.violation().rule())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Severity.WARNING, "google-merchant/google_product_category/recommended"));
  }

  @Test
  void apparelNeedsItsAttributes() {
    assertThat(
            check(
                "google-merchant",
                Map.of("google_product_category", "Apparel & Accessories > Clothing > Dresses")))
        .containsExactly(
            "google-merchant/age_group/required_when",
            "google-merchant/color/required_when",
            "google-merchant/gender/required_when",
            "google-merchant/size/required_when");
    assertThat(check("google-merchant", Map.of("google_product_category", "Media > Books")))
        .isEmpty();
    Map<String, Object> handbag =
        Map.of(
            "google_product_category", "Apparel & Accessories > Handbags",
            "age_group", "adult",
            "gender", "female",
            "color", "Black");
    assertThat(check("google-merchant", handbag)).isEmpty();
  }

  @Test
  void aVariantNeedsItsGroup() {
    Item variant = new Item("S1", Item.Kind.VARIANT, null, good(), List.of());
    assertThat(ItemRules.of(SETS.find("google-merchant").orElseThrow()).check(variant))
        .filteredOn(Finding::isError)
        .extracting(finding -> finding.violation().rule())
        .containsExactly("google-merchant/item_group_id/required_when");
  }

  @Test
  void aPreorderNeedsItsDate() {
    assertThat(check("google-merchant", Map.of("availability", "preorder")))
        .containsExactly("google-merchant/availability_date/required_when");
    Map<String, Object> dated =
        Map.of("availability", "preorder", "availability_date", "2026-12-24");
    assertThat(check("google-merchant", dated)).isEmpty();
  }

  @Test
  void withoutIdentifiersIdentifierExistsMustSayNo() {
    assertThat(check("google-merchant", Map.of(), "gtin"))
        .containsExactly("google-merchant/mpn/required_when");
    assertThat(check("google-merchant", Map.of("identifier_exists", "no"), "gtin", "brand"))
        .isEmpty();
  }

  @Test
  void metaWantsOneOfBrandMpnAndGtinAndAvailabilityWithSpaces() {
    Map<String, Object> spaced = Map.of("availability", "in stock");
    assertThat(check("meta-catalog", spaced)).isEmpty();
    assertThat(check("meta-catalog", spaced, "brand")).isEmpty();
    assertThat(check("meta-catalog", spaced, "brand", "gtin"))
        .containsExactly("meta-catalog/brand/required_when");
    assertThat(check("meta-catalog", Map.of("availability", "in_stock")))
        .containsExactly("meta-catalog/availability/enum");
    assertThat(check("google-merchant", spaced))
        .containsExactly("google-merchant/availability/enum");
  }

  @Test
  void countsLengthsInThreeUnits() {
    String emoji = "😀绸a";
    assertThat(LengthUnit.CHARACTERS.of(emoji)).isEqualTo(4);
    assertThat(LengthUnit.CODE_POINTS.of(emoji)).isEqualTo(3);
    assertThat(LengthUnit.UTF8_BYTES.of(emoji)).isEqualTo(8);
    for (LengthUnit unit : LengthUnit.values()) {
      int length = unit.of(emoji);
      Length fits = new Length(length, length, unit);
      Length tooShort = new Length(null, length - 1, unit);
      Length tooLong = new Length(length + 1, null, unit);
      assertThat(broken(rule(FieldType.TEXT, fits, List.of(), null), emoji)).isEmpty();
      assertThat(broken(rule(FieldType.TEXT, tooShort, List.of(), null), emoji))
          .containsExactly("max_" + unit.ruleName());
      assertThat(broken(rule(FieldType.TEXT, tooLong, List.of(), null), emoji))
          .containsExactly("min_" + unit.ruleName());
    }
  }

  @Test
  void checksTheCheckDigitOfGtins() {
    for (String right :
        List.of("96385074", "036000291452", "9520000010010", "4006381333931", "10012345678902")) {
      assertThat(Gtin.isValid(right)).as(right).isTrue();
    }
    for (String wrong :
        List.of("4006381333932", "96385075", "400638133393", "4006381333931X", "", "１２３")) {
      assertThat(Gtin.isValid(wrong)).as(wrong).isFalse();
    }
  }

  @Test
  void knowsAddresses() {
    assertThat(broken(of(FieldType.URL), "https://shop.example/a%20b?x=1#y")).isEmpty();
    for (String wrong :
        List.of(
            "shop.example/a",
            "/a",
            "ftp://shop.example/a",
            "https://",
            "https://a b/",
            "javascript:alert(1)",
            "https://shop.example/ü")) {
      assertThat(broken(of(FieldType.URL), wrong)).as(wrong).containsExactly("url");
    }
    assertThat(broken(of(FieldType.IMAGE_URL), "https://shop.example/a.WEBP?w=1")).isEmpty();
    assertThat(broken(of(FieldType.IMAGE_URL), "https://shop.example/image/17")).isEmpty();
    assertThat(broken(of(FieldType.IMAGE_URL), "https://shop.example/a.pdf"))
        .containsExactly("image_url");
  }

  @Test
  void knowsPricesDatesAndNumbers() {
    assertThat(broken(of(FieldType.PRICE), "15.00 USD")).isEmpty();
    for (String wrong : List.of("15.00", "15,00 USD", "$15", "15.00 usd", "15.00 XYZ", "-1 USD")) {
      assertThat(broken(of(FieldType.PRICE), wrong)).as(wrong).containsExactly("price");
    }
    assertThat(broken(of(FieldType.PRICE), "101.00 USD")).containsExactly("maximum");
    assertThat(broken(of(FieldType.DATE_TIME), "2026-12-24")).isEmpty();
    assertThat(broken(of(FieldType.DATE_TIME), "2026-12-24T08:00+0100")).isEmpty();
    assertThat(broken(of(FieldType.DATE_TIME), "2026-12-24T08:00:00Z")).isEmpty();
    assertThat(broken(of(FieldType.DATE_TIME), "24.12.2026")).containsExactly("date_time");
    assertThat(broken(of(FieldType.DATE_RANGE), "2026-12-24/2026-12-31")).isEmpty();
    assertThat(broken(of(FieldType.DATE_RANGE), "2026-12-31/2026-12-24"))
        .containsExactly("date_range");
    assertThat(broken(of(FieldType.INTEGER), 5L)).isEmpty();
    assertThat(broken(of(FieldType.INTEGER), new BigDecimal("5.5"))).containsExactly("integer");
    assertThat(broken(of(FieldType.NUMBER), new BigDecimal("100.5"))).containsExactly("maximum");
    assertThat(broken(of(FieldType.BOOLEAN), "maybe")).containsExactly("boolean");
    assertThat(broken(rule(FieldType.ENUM, null, List.of("a"), null), "b")).containsExactly("enum");
  }

  @Test
  void plainTextHasNoHtml() {
    assertThat(broken(of(FieldType.PLAIN_TEXT), "1 < 2 & 3 > 2")).isEmpty();
    assertThat(broken(of(FieldType.PLAIN_TEXT), "a <b>bold</b> word"))
        .containsExactly("plain_text");
    assertThat(broken(of(FieldType.PLAIN_TEXT), "fish &amp; chips")).containsExactly("plain_text");
  }

  @Test
  void listsHaveBoundsAndDistinctEntries() {
    FieldRule list = rule(FieldType.LIST, null, List.of(), new Items(2, 3, true, null, null));
    assertThat(broken(list, List.of("a", "b"))).isEmpty();
    assertThat(broken(list, "a")).containsExactly("min_items");
    assertThat(broken(list, List.of("a", "b", "c", "d"))).containsExactly("max_items");
    assertThat(broken(list, List.of("a", "a"))).containsExactly("distinct_items");
  }

  @Test
  void variantsAreCheckedEachWithItsOwnPlace() {
    RequirementSet wechat = SETS.find("wechat-shop").orElseThrow();
    Item.Variant good =
        new Item.Variant(
            "S1",
            Map.of("skus[].out_sku_id", "S1", "skus[].sale_price", 100L, "skus[].stock_num", 1L));
    Item.Variant bad =
        new Item.Variant("S2", Map.of("skus[].out_sku_id", "S2", "skus[].sale_price", 0L));
    Item item =
        new Item("marlow", Item.Kind.STANDALONE, null, Map.of("title", "abc"), List.of(good, bad));
    assertThat(ItemRules.of(wechat).check(item))
        .extracting(f -> f.sku() + " " + f.violation().field() + " " + f.violation().rule())
        .contains(
            "marlow title wechat-shop/title/min_code_points",
            "marlow title wechat-shop/title/pattern",
            "marlow head_imgs[] wechat-shop/head_imgs[]/required",
            "S2 skus[1].sale_price wechat-shop/skus[].sale_price/minimum",
            "S2 skus[1].stock_num wechat-shop/skus[].stock_num/required")
        .noneMatch(finding -> finding.startsWith("S1 "));
  }
}
