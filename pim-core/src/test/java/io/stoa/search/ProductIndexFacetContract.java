package io.stoa.search;

import static io.stoa.search.Filter.Operator.EQUALS;
import static io.stoa.search.Filter.Operator.IN;
import static io.stoa.search.TestDocument.model;
import static io.stoa.search.TestDocument.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.product.ValueKey;
import io.stoa.search.FacetCounts.Count;
import io.stoa.search.FacetQuery.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How documents are counted by facets. */
abstract class ProductIndexFacetContract extends ProductIndexOrderContract {
  private static final Facet FAMILY = new Facet.Family();

  @Test
  void theMostFrequentValuesComeFirstAndEqualOnesInTheOrderOfTheirCodes() {
    write(
        product("a").family("Shirts"),
        product("b").family("shirts"),
        product("c").family("coats"),
        product("d").family("bags"),
        product("e"));

    assertThat(count(Filter.ALL, FAMILY))
        .isEqualTo(counts(5, 0, 1, "shirts", 2, "bags", 1, "coats", 1));
    assertThat(index.facets(FacetQuery.of(Filter.ALL, List.of(FAMILY), 1)))
        .containsExactly(counts(5, 2, 1, "shirts", 2));
    assertThat(count(new Filter.HasIdentifier(Set.of("c", "e")), FAMILY))
        .isEqualTo(counts(2, 0, 1, "coats", 1));
  }

  @Test
  void nothingIsCountedWhereNothingMatches() {
    assertThat(count(Filter.ALL, FAMILY)).isEqualTo(counts(0, 0, 0));

    write(product("a").family("x").option("color", "red"));
    Filter none = new Filter.InFamily(Set.of("y"));

    for (Facet facet : everyFacet()) {
      assertThat(count(none, facet)).isEqualTo(counts(0, 0, 0));
    }
    assertThat(count(Filter.ALL, ofValue("size"))).isEqualTo(counts(1, 0, 1));
  }

  @Test
  void categoriesCountDirectlyOrWithAllBelowThem() {
    write(
        product("a").categories("Men", "sale"),
        product("b").categories("men_shirts", "men_coats"),
        product("c").categories("women"),
        product("d"));
    Facet tree =
        new Facet.CategoryTree(
            Map.of(
                "Men", Set.of("men", "men_shirts", "men_coats"),
                "men_shirts", Set.of("men_shirts"),
                "sale", Set.of("sale"),
                "empty", Set.of("empty")));

    assertThat(count(Filter.ALL, new Facet.Category()))
        .isEqualTo(
            counts(4, 0, 1, "men", 1, "men_coats", 1, "men_shirts", 1, "sale", 1, "women", 1));
    assertThat(count(Filter.ALL, tree))
        .isEqualTo(counts(4, 0, 2, "Men", 2, "men_shirts", 1, "sale", 1));
    assertThat(count(Filter.ALL, new Facet.CategoryTree(Map.of()))).isEqualTo(counts(4, 0, 4));
  }

  @Test
  void stateKindAndCompletenessHaveFewValues() {
    write(
        product("a").complete("web", "en_US", 0).complete("web", "de_DE", 100),
        product("b").complete("web", "en_US", 24).disabled(),
        product("c").complete("web", "en_US", 99),
        product("d").complete("web", "en_US", 100),
        model("m"));

    assertThat(count(Filter.ALL, new Facet.Enabled()))
        .isEqualTo(counts(5, 0, 0, "true", 4, "false", 1));
    assertThat(count(Filter.ALL, new Facet.OfKind()))
        .isEqualTo(counts(5, 0, 0, "PRODUCT", 4, "PRODUCT_MODEL", 1));
    assertThat(count(Filter.ALL, new Facet.Completeness("web", "en_US")))
        .isEqualTo(counts(5, 0, 1, "0-24", 2, "100", 1, "75-99", 1));
    assertThat(count(Filter.ALL, new Facet.Completeness("web", "fr_FR")))
        .isEqualTo(counts(5, 0, 5));
  }

  @Test
  void optionsAreCountedUnderTheirOwnKeyAlone() {
    write(
        product("a").option("color", "Red").options("sizes", "s", "m").flag("new", true),
        product("b").option("color", "red").options("sizes", "m").flag("new", false),
        product("c").option("color|en_US", "blue").option("color|en_US|web", "green"),
        product("d").option("color_2", "blue").text("long", "x".repeat(300)));

    assertThat(count(Filter.ALL, ofValue("color"))).isEqualTo(counts(4, 0, 2, "red", 2));
    assertThat(count(Filter.ALL, ofValue("Sizes"))).isEqualTo(counts(4, 0, 2, "m", 2, "s", 1));
    assertThat(count(Filter.ALL, ofValue("new"))).isEqualTo(counts(4, 0, 2, "false", 1, "true", 1));
    assertThat(count(Filter.ALL, ofValue("color|en_US"))).isEqualTo(counts(4, 0, 3, "blue", 1));
    assertThat(count(Filter.ALL, ofValue("color|en_US|web")))
        .isEqualTo(counts(4, 0, 3, "green", 1));
    assertThat(count(Filter.ALL, ofValue("color||web"))).isEqualTo(counts(4, 0, 4));
  }

  @Test
  void anySignsMayBeInCodes() {
    String[] codes = {".*", "a|b", "[x]", "\"q\"", "a.b", "été", "尺寸", "a b", "~&<>#@", "\\", "{}"};
    write(
        IntStream.range(0, codes.length)
            .mapToObj(
                i ->
                    product("p" + i)
                        .option("x.*[y]", codes[i])
                        .option("x", "other")
                        .family(codes[i])
                        .categories(codes[i]))
            .toArray(TestDocument[]::new));

    for (Facet facet : List.of(FAMILY, new Facet.Category(), ofValue("x.*[y]"))) {
      FacetCounts counts = count(Filter.ALL, facet);
      assertThat(counts.counts()).extracting(Count::value).containsExactlyInAnyOrder(codes);
      assertThat(counts.counts()).extracting(Count::documents).containsOnly(1L);
      assertThat(counts.without()).isZero();
    }
  }

  @Test
  void whatIsChosenOfAFacetDoesNotHideItsAlternatives() {
    write(
        product("a").family("x").option("color", "red"),
        product("b").family("x").option("color", "blue"),
        product("c").family("y").option("color", "red"),
        product("d").family("y").option("color", "red").disabled());
    FacetQuery query =
        new FacetQuery(
            new Filter.Enabled(true),
            List.of(
                new Part(FAMILY, new Filter.InFamily(Set.of("x"))),
                new Part(ofValue("color"), on("color", EQUALS, "red")),
                new Part(new Facet.Enabled(), Filter.ALL)),
            100);

    assertThat(index.facets(query))
        .containsExactly(
            counts(2, 0, 0, "x", 1, "y", 1),
            counts(2, 0, 0, "blue", 1, "red", 1),
            counts(1, 0, 0, "true", 1));
  }

  @Test
  void moreValuesThanThereIsRoomForAreCounted() {
    write(
        IntStream.range(0, 3_600)
            .mapToObj(i -> product("p" + i).options("tags", "t" + i, "t" + i / 100, "all"))
            .toArray(TestDocument[]::new));

    FacetCounts all = count(Filter.ALL, ofValue("tags"));
    assertThat(all.counts()).hasSize(100);
    assertThat(all.further()).isEqualTo(3_501);
    assertThat(all.counts().get(0)).isEqualTo(new Count("all", 3_600));
    assertThat(all.counts().get(1)).isEqualTo(new Count("t1", 101));
    assertThat(all.counts().get(2)).isEqualTo(new Count("t10", 101));
    assertThat(all.counts().get(37)).isEqualTo(new Count("t100", 1));

    Filter some = on("tags", IN, "t5", "t3599");
    assertThat(count(some, ofValue("tags")).further()).isEqualTo(5);
  }

  @Test
  void countsFollowUpdatesAndRemovals() {
    write(
        product("a").family("x").option("color", "red"),
        product("b").family("x").option("color", "red"),
        product("c").family("y").option("color", "blue"));
    write(product("a").family("y").option("color", "blue").sequence(2));
    index.write(List.of(new IndexEntry.Remove("p:b", 2)));
    index.refresh();

    assertThat(count(Filter.ALL, FAMILY)).isEqualTo(counts(2, 0, 0, "y", 2));
    assertThat(count(Filter.ALL, ofValue("color"))).isEqualTo(counts(2, 0, 0, "blue", 2));
    assertThat(count(Filter.ALL, new Facet.OfKind())).isEqualTo(counts(2, 0, 0, "PRODUCT", 2));
  }

  @Test
  void modelsAndTheirVariantsCountWithWhatTheyInherit() {
    write(
        model("m").family("x").categories("men").option("color", "red"),
        product("m-s").parent("m").family("x").categories("men").option("color", "red"),
        product("m-l").parent("m").family("x").categories("men").option("color", "red"),
        product("m"));
    Filter products = new Filter.OfKind(SearchDocument.Kind.PRODUCT);

    assertThat(count(Filter.ALL, ofValue("color"))).isEqualTo(counts(4, 0, 1, "red", 3));
    assertThat(count(products, ofValue("color"))).isEqualTo(counts(3, 0, 1, "red", 2));
    assertThat(count(products, new Facet.Category())).isEqualTo(counts(3, 0, 1, "men", 2));
  }

  @Test
  void tooManyFacetsAndOtherLimitsAreRefused() {
    assertRefused(() -> FacetQuery.of(Filter.ALL, List.of(), 10));
    assertRefused(() -> FacetQuery.of(Filter.ALL, List.of(FAMILY), 0));
    assertRefused(() -> FacetQuery.of(Filter.ALL, List.of(FAMILY), 1001));
    assertRefused(
        () -> FacetQuery.of(Filter.ALL, IntStream.range(0, 21).mapToObj(i -> FAMILY).toList(), 10));
  }

  private static void assertRefused(Runnable question) {
    assertThatThrownBy(question::run)
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.INVALID));
  }

  protected static List<Facet> everyFacet() {
    return List.of(
        FAMILY,
        new Facet.Category(),
        new Facet.CategoryTree(Map.of("c1", Set.of("c1", "c2", "c3"), "c2", Set.of("c2"))),
        new Facet.Enabled(),
        new Facet.OfKind(),
        new Facet.Completeness("web", "en_US"),
        ofValue("color"),
        ofValue("sizes|en_US"));
  }

  protected FacetCounts count(Filter filter, Facet facet) {
    return index.facets(FacetQuery.of(filter, List.of(facet), 100)).get(0);
  }

  protected static Facet ofValue(String key) {
    return new Facet.OfValue(ValueKey.parse(key));
  }

  /**
   * @param valuesAndCounts in turn
   */
  private static FacetCounts counts(
      long total, long further, long without, Object... valuesAndCounts) {
    List<Count> counts =
        IntStream.range(0, valuesAndCounts.length / 2)
            .mapToObj(
                i ->
                    new Count(
                        (String) valuesAndCounts[2 * i], (Integer) valuesAndCounts[2 * i + 1]))
            .toList();
    return new FacetCounts(total, counts, further, without);
  }
}
