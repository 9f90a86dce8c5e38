package io.stoa.search;

import static io.stoa.search.Filter.Operator.BETWEEN;
import static io.stoa.search.Filter.Operator.EQUALS;
import static io.stoa.search.Filter.Operator.GREATER;
import static io.stoa.search.Filter.Operator.GREATER_OR_EQUAL;
import static io.stoa.search.Filter.Operator.LESS;
import static io.stoa.search.Filter.Operator.LESS_OR_EQUAL;
import static io.stoa.search.Filter.Operator.NOT_EQUALS;
import static io.stoa.search.TestDocument.model;
import static io.stoa.search.TestDocument.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.search.Filter.Complete;
import io.stoa.search.Filter.Operator;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How documents are filtered by what is not a value. */
abstract class ProductIndexFilterContract extends ProductIndexValueContract {
  @Test
  void everythingIsFoundByAll() {
    assertThat(find(Filter.ALL)).isEmpty();

    write(product("b"), model("a"));

    assertThat(find(Filter.ALL)).containsExactly("a", "b");
    assertThat(find(and())).containsExactly("a", "b");
    assertThat(find(or())).isEmpty();
  }

  @Test
  void propertiesAreFilteredIgnoringTheCaseOfCodes() {
    write(
        product("A1").family("Shirts").parent("model_a").categories("men", "sale").groups("x"),
        product("B1").family("coats").categories("women").disabled(),
        model("model_a").family("Shirts").categories("men"),
        product("model_a"));

    assertThat(find(new Filter.InFamily(Set.of("shirts")))).containsExactly("A1", "model_a");
    assertThat(find(new Filter.InFamily(Set.of("shirts", "coats")))).hasSize(3);
    assertThat(find(new Filter.InFamily(Set.of()))).isEmpty();
    assertThat(find(new Filter.InCategory(Set.of("sale", "women")))).containsExactly("A1", "B1");
    assertThat(find(new Filter.InGroup(Set.of("X")))).containsExactly("A1");
    assertThat(find(new Filter.HasParent(Set.of("Model_A")))).containsExactly("A1");
    assertThat(find(new Filter.HasIdentifier(Set.of("a1", "b1", "none"))))
        .containsExactly("A1", "B1");
    assertThat(find(new Filter.Enabled(false))).containsExactly("B1");
    assertThat(find(new Filter.OfKind(SearchDocument.Kind.PRODUCT_MODEL)))
        .containsExactly("model_a");
    assertThat(index.count(new Filter.HasIdentifier(Set.of("model_a")))).isEqualTo(2);
  }

  @Test
  void filtersAreCombined() {
    write(
        product("a").family("x").categories("c1"),
        product("b").family("x").categories("c2"),
        product("c").family("y").categories("c1"));
    Filter inX = new Filter.InFamily(Set.of("x"));
    Filter inC1 = new Filter.InCategory(Set.of("c1"));

    assertThat(find(and(inX, inC1))).containsExactly("a");
    assertThat(find(or(inX, inC1))).containsExactly("a", "b", "c");
    assertThat(find(and(inX, not(inC1)))).containsExactly("b");
    assertThat(find(not(or(inX, inC1)))).isEmpty();
    assertThat(find(not(Filter.ALL))).isEmpty();
    assertThat(find(not(not(inX)))).containsExactly("a", "b");
    assertThat(find(or(and(inX, inC1), not(inX)))).containsExactly("a", "c");
  }

  @Test
  void aThousandCategoriesAreOneFilter() {
    write(product("a").categories("c4000"), product("b").categories("other"));

    Set<String> many =
        IntStream.range(0, 5000)
            .mapToObj(i -> "c" + i)
            .collect(java.util.stream.Collectors.toSet());
    assertThat(find(new Filter.InCategory(many))).containsExactly("a");
  }

  @Test
  void completenessIsComparedPerChannelAndLocale() {
    write(
        product("a").complete("web", "en_US", 0).complete("web", "de_DE", 100),
        product("b").complete("web", "en_US", 50),
        product("c").complete("web", "en_US", 100),
        product("d").complete("print", "en_US", 50),
        model("e"));

    assertThat(find(complete(EQUALS, 50))).containsExactly("b");
    assertThat(find(complete(NOT_EQUALS, 50))).containsExactly("a", "c");
    assertThat(find(complete(LESS, 50))).containsExactly("a");
    assertThat(find(complete(LESS_OR_EQUAL, 50))).containsExactly("a", "b");
    assertThat(find(complete(GREATER, 50))).containsExactly("c");
    assertThat(find(complete(GREATER_OR_EQUAL, 50))).containsExactly("b", "c");
    assertThat(find(complete(GREATER_OR_EQUAL, 0))).containsExactly("a", "b", "c");
    assertThat(find(complete(LESS, 1000))).containsExactly("a", "b", "c");
    assertThat(find(complete(GREATER, 100))).isEmpty();
    assertInvalid(complete(BETWEEN, 50));
  }

  @Test
  void twoBoundsOfACompletenessAreABand() {
    write(
        product("a").complete("web", "en_US", 24).complete("web", "de_DE", 50),
        product("b").complete("web", "en_US", 25).complete("web", "de_DE", 90),
        product("c").complete("web", "en_US", 49),
        product("d").complete("web", "en_US", 50).complete("web", "de_DE", 30));

    assertThat(find(band(complete(GREATER_OR_EQUAL, 25), complete(LESS_OR_EQUAL, 49))))
        .containsExactly("b", "c");
    assertThat(find(band(complete(LESS_OR_EQUAL, 49), complete(GREATER_OR_EQUAL, 25))))
        .containsExactly("b", "c");
    assertThat(find(band(complete(GREATER_OR_EQUAL, 49), complete(LESS_OR_EQUAL, 25)))).isEmpty();
    assertThat(find(band(complete(GREATER_OR_EQUAL, 25), complete(LESS, 49)))).containsExactly("b");
    Filter elsewhere = new Complete("web", "de_DE", LESS_OR_EQUAL, 50);
    assertThat(find(band(complete(GREATER_OR_EQUAL, 25), elsewhere))).containsExactly("d");
  }

  private static Filter band(Filter one, Filter other) {
    return new Filter.And(List.of(one, other));
  }

  private static Filter complete(Operator comparison, int percent) {
    return new Complete("web", "en_US", comparison, percent);
  }

  @Test
  void changesAreFoundInHalfOpenIntervals() {
    write(
        product("a").updated("2026-01-01T00:00:00Z"),
        product("b").updated("2026-01-01T00:00:00.000001Z"),
        product("c").updated("2026-02-01T00:00:00Z"));
    Instant first = Instant.parse("2026-01-01T00:00:00Z");
    Instant second = first.plusNanos(1000);
    Instant last = Instant.parse("2026-02-01T00:00:00Z");

    assertThat(find(new Filter.Changed(first, second))).containsExactly("a");
    assertThat(find(new Filter.Changed(second, null))).containsExactly("b", "c");
    assertThat(find(new Filter.Changed(null, last))).containsExactly("a", "b");
    assertThat(find(new Filter.Changed(null, null))).containsExactly("a", "b", "c");
    assertThat(find(new Filter.Changed(last, first))).isEmpty();
    assertThat(find(new Filter.Changed(Instant.MIN, Instant.MAX))).hasSize(3);
  }

  @Test
  void everyWordBeginsAWordOfIdentifierLabelOrText() {
    write(
        product("TS-100").label("en_US", "Linen Shirt").text("text|en_US", "For summer"),
        product("TS-101").label("en_US", "Wool Coat").text("text|en_US", "For winter"),
        product("hat_blue_m").text("text", "<p>Straw <b>hat</b> &amp; band</p>"));

    assertThat(find(text("shirt"))).containsExactly("TS-100");
    assertThat(find(text("SHI summ"))).containsExactly("TS-100");
    assertThat(find(text("shirt winter"))).isEmpty();
    assertThat(find(text("for"))).containsExactly("TS-100", "TS-101");
    assertThat(find(text("hirt"))).isEmpty();
    assertThat(find(text("ts-10"))).containsExactly("TS-100", "TS-101");
    assertThat(find(text("TS-101"))).containsExactly("TS-101");
    assertThat(find(text("hat_blue"))).containsExactly("hat_blue_m");
    assertThat(find(text("blue straw - band"))).containsExactly("hat_blue_m");
    assertThat(find(text("amp"))).isEmpty();
    assertThat(find(text("  "))).hasSize(3);
    assertThat(find(text("!?"))).isEmpty();
  }

  @Test
  void accentsMakeNoDifferenceToWords() {
    write(product("a").label("fr_FR", "Chemise à carreaux, été"), product("b").text("t", "Größe"));

    assertThat(find(text("ete"))).containsExactly("a");
    assertThat(find(text("ÉTÉ"))).containsExactly("a");
    assertThat(find(text("a carreaux"))).containsExactly("a");
    assertThat(find(text("grosse"))).containsExactly("b");
    assertThat(find(text("größ"))).containsExactly("b");
  }

  @Test
  void chineseIsFoundByAnyStretchOfItsCharacters() {
    write(
        product("a").label("zh_CN", "夏季全棉短袖衬衫"),
        product("b").label("zh_CN", "冬季羊毛大衣").text("t", "iPhone手机壳"),
        product("c").label("ja_JP", "コットンシャツ"));

    assertThat(find(text("衬衫"))).containsExactly("a");
    assertThat(find(text("全棉短袖"))).containsExactly("a");
    assertThat(find(text("棉"))).containsExactly("a");
    assertThat(find(text("季"))).containsExactly("a", "b");
    assertThat(find(text("衬衫 夏季"))).containsExactly("a");
    assertThat(find(text("衫衬"))).isEmpty();
    assertThat(find(text("手机"))).containsExactly("b");
    assertThat(find(text("iphone手机"))).containsExactly("b");
    assertThat(find(text("シャツ"))).containsExactly("c");
  }

  @Test
  void tooLongATextIsRefused() {
    assertInvalid(text("a ".repeat(600)));
    assertInvalid(text("a".repeat(5000)));
  }

  @Test
  void totalsAreExact() {
    TestDocument[] many =
        IntStream.range(0, 2500)
            .mapToObj(i -> product("p" + i).family(i % 5 == 0 ? "x" : "y"))
            .toArray(TestDocument[]::new);
    write(many);
    Filter inX = new Filter.InFamily(Set.of("x"));

    assertThat(index.count(inX)).isEqualTo(500);
    SearchPage page = index.search(new SearchQuery(inX, SearchQuery.Sort.IDENTIFIER, null, 10));
    assertThat(page.total()).isEqualTo(500);
    assertThat(page.hits()).hasSize(10);
    SearchPage second =
        index.search(new SearchQuery(inX, SearchQuery.Sort.IDENTIFIER, page.next(), 10));
    assertThat(second.total()).isEqualTo(500);

    index.write(List.of(new IndexEntry.Remove("p:p0", 2)));
    index.refresh();
    assertThat(index.count(inX)).isEqualTo(499);
    assertThat(index.count(Filter.ALL)).isEqualTo(2499);
  }

  @Test
  void hitsSayWhatTheyAreOf() {
    write(product("SKU 1"), model("SKU 1"));

    assertThat(index.search(SearchQuery.of(Filter.ALL)).hits())
        .containsExactly(
            new SearchPage.Hit(SearchDocument.Kind.PRODUCT_MODEL, "sku 1", "SKU 1"),
            new SearchPage.Hit(SearchDocument.Kind.PRODUCT, "sku 1", "SKU 1"));
  }
}
