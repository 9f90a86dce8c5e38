package io.stoa.search;

import static io.stoa.search.TestDocument.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.CatalogSnapshot;
import io.stoa.catalog.Category;
import io.stoa.catalog.Labels;
import io.stoa.search.lucene.LuceneProductIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductSearchTest {
  private static final Catalog CATALOG =
      CatalogSnapshot.of(
          new Category("shop", null, Labels.NONE, 0),
          new Category("men", "shop", Labels.NONE, 0),
          new Category("shirts", "men", Labels.NONE, 0),
          new Category("women", "shop", Labels.NONE, 1),
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
