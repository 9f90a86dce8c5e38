package io.stoa.search;

import static io.stoa.search.TestDocument.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeOption;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.CatalogSnapshot;
import io.stoa.catalog.Category;
import io.stoa.catalog.Labels;
import io.stoa.error.StoaException;
import io.stoa.product.ValueKey;
import io.stoa.search.FacetCounts.Count;
import io.stoa.search.lucene.LuceneProductIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductSearchTest {
  private static final Catalog CATALOG =
      CatalogSnapshot.of(
          new Category("shop", null, Labels.NONE, 0),
          new Category("men", "shop", Labels.NONE, 0),
          new Category("shirts", "men", Labels.NONE, 0),
          new Category("women", "shop", Labels.NONE, 1),
          Attribute.of("Color", AttributeType.SIMPLE_SELECT),
          new AttributeOption("Color", "Red", Labels.NONE, 0),
          Attribute.of("name", AttributeType.TEXT),
          Attribute.of("weight", AttributeType.METRIC).measured("Weight", "GRAM"));

  private final LuceneProductIndex index;
  private final ProductSearch search;

  ProductSearchTest(@TempDir Path directory) {
    index = LuceneProductIndex.open(directory, new CatalogUnits(() -> CATALOG));
    search = new ProductSearch(index, () -> CATALOG);
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void aCategoryHoldsWhatIsInThoseBelowIt() {
    write(
        product("a").categories("shirts"),
        product("b").categories("men"),
        product("c").categories("women"));
    Filter men = new Filter.InCategory(Set.of("men"));

    assertThat(search.count(men)).isEqualTo(2);
    assertThat(search.count(new Filter.Not(men))).isEqualTo(1);
    assertThat(search.count(new Filter.And(List.of(men, new Filter.InCategory(Set.of("shop"))))))
        .isEqualTo(2);
    assertThat(found("category:shop")).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(found("-category:men")).containsExactly("c");
  }

  @Test
  void facetsCountWithAllBelowACategoryAndNameCodesAsTheCatalogueDoes() {
    write(
        product("a").categories("shirts").option("color", "red"),
        product("b").categories("men").option("color", "RED"),
        product("c").categories("women").option("color", "gone"));
    Filter men = new Filter.InCategory(Set.of("men"));
    Facet colors = new Facet.OfValue(ValueKey.of("color"));
    FacetQuery query =
        new FacetQuery(
            Filter.ALL,
            List.of(
                new FacetQuery.Part(search.categoryTree(List.of("shop", "men")), men),
                new FacetQuery.Part(colors, Filter.ALL)),
            10);

    assertThat(search.facets(query))
        .containsExactly(
            new FacetCounts(3, List.of(new Count("shop", 3), new Count("men", 2)), 0, 0),
            new FacetCounts(2, List.of(new Count("Red", 2)), 0, 0));
    assertThat(search.facets(FacetQuery.of(Filter.ALL, List.of(colors), 10)).get(0).counts())
        .containsExactly(new Count("Red", 2), new Count("gone", 1));
  }

  @ParameterizedTest
  @CsvSource({"none,no such attribute", "name,only selects", "color|en_US,no locales"})
  void whatHasNoOptionsIsNotCountedByThem(String key, String reason) {
    Facet facet = new Facet.OfValue(ValueKey.parse(key));

    assertThatThrownBy(() -> search.facets(FacetQuery.of(Filter.ALL, List.of(facet), 10)))
        .isInstanceOf(StoaException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void theCatalogueConvertsUnits() {
    write(
        product("a").metric("weight", "1500", "GRAM"), product("b").metric("weight", "2", "OUNCE"));

    assertThat(found("weight.kilogram>1")).containsExactly("a");
    assertThat(found("weight.GRAM<100")).containsExactly("b");
  }

  @Test
  void simpleParametersNarrowTogether() {
    write(
        product("a")
            .label("en_US", "Shirt")
            .family("f")
            .categories("shirts")
            .complete("w", "l", 50),
        product("b").label("en_US", "Shirt").family("f").complete("w", "l", 90),
        product("c").label("en_US", "Coat").family("g").categories("men").disabled());

    assertThat(count(SearchCriteria.NONE)).isEqualTo(3);
    assertThat(count(new SearchCriteria("shi", "f", "men", true, null, "w", "l", 50, 50)))
        .isEqualTo(1);
    assertThat(count(new SearchCriteria(null, null, null, null, null, "w", "l", 51, null)))
        .isEqualTo(1);
    assertThat(
            count(
                new SearchCriteria(
                    " ", null, null, false, SearchDocument.Kind.PRODUCT, null, null, null, null)))
        .isEqualTo(1);
  }

  private long count(SearchCriteria criteria) {
    return search.count(criteria.filter());
  }

  @Test
  void allHitsAreGivenInBatches() {
    write(
        IntStream.range(0, 25)
            .mapToObj(i -> product("p" + (char) ('a' + i)))
            .toArray(TestDocument[]::new));
    List<Integer> sizes = new ArrayList<>();
    List<String> keys = new ArrayList<>();

    search.each(
        Filter.ALL,
        10,
        hits -> {
          sizes.add(hits.size());
          hits.forEach(hit -> keys.add(hit.key()));
        });

    assertThat(sizes).containsExactly(10, 10, 5);
    assertThat(keys).hasSize(25).isSorted();
  }

  private List<String> found(String query) {
    return search.search(query, null, 100).hits().stream().map(SearchPage.Hit::identifier).toList();
  }

  private void write(TestDocument... documents) {
    index.write(List.of(documents).stream().map(TestDocument::put).toList());
    index.refresh();
  }
}
