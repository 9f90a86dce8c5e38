package io.stoa.product;

import static io.stoa.product.Examples.model;
import static io.stoa.product.Examples.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.Catalogs;
import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletenessOfTest {
  private final CompletenessOf completenessOf = new CompletenessOf();
  private DocumentStore store;
  private Catalogs catalogs;
  private StoredProducts products;

  @BeforeEach
  void openShop(@TempDir Path directory) {
    store = SqliteDocumentStore.open(directory.resolve("store.db"));
    catalogs = Examples.shop(store);
    products = Examples.products(store, catalogs);
  }

  @AfterEach
  void closeShop() {
    store.close();
  }

  @Test
  void anEmptyProductHasItsIdentifierOnly() {
    assertThat(of(product("a").family("shirts")))
        .containsExactly(
            new Completeness("print", "en_US", 3, List.of("name", "weight")),
            new Completeness("web", "de_DE", 5, List.of("description", "name", "price", "title")),
            new Completeness("web", "en_US", 5, List.of("description", "name", "price", "title")));
    assertThat(of(product("a").family("shirts")))
        .extracting(Completeness::percent)
        .containsExactly(33, 20, 20);
  }

  @Test
  void aLocalizableValueCountsForItsLocaleAndAScopableOneForItsChannel() {
    assertThat(
            of(
                product("a")
                    .family("shirts")
                    .text("title|de_DE", "Hemd")
                    .text("description|en_US|web", "Shirt")
                    .text("description|en_US|print", "Shirt")))
        .extracting(c -> c.channel() + c.locale() + c.missing())
        .containsExactly(
            "printen_US[name, weight]",
            "webde_DE[description, name, price]",
            "weben_US[name, price, title]");
  }

  @Test
  void aPriceIsCompleteWithAnAmountInEveryCurrencyOfTheChannel() {
    assertThat(missingOnWeb(product("a").family("shirts").price("price", Map.of("EUR", "1"))))
        .contains("price");
    assertThat(
            missingOnWeb(
                product("a").family("shirts").price("price", Map.of("EUR", "1", "USD", "2"))))
        .doesNotContain("price");
  }

  @Test
  void whatIsInheritedCounts() {
    products.applyToModels(List.of(model("m", "shirts_flat").text("name", "Shirt").modelEdit()));
    assertThat(missingOnWeb(product("a").parent("m").choice("color", "red").choice("size", "s")))
        .doesNotContain("name");
  }

  @Test
  void aProductWithoutFamilyHasNone() {
    assertThat(of(product("a").text("name", "A"))).isEmpty();
  }

  @Test
  void nothingRequiredIsComplete() {
    assertThat(of(product("a").family("bags")))
        .hasSize(3)
        .allMatch(c -> c.percent() == 100 && c.required() == 0);
  }

  private List<String> missingOnWeb(Examples.Edit edit) {
    return of(edit).stream()
        .filter(c -> c.channel().equals("web") && c.locale().equals("en_US"))
        .findFirst()
        .orElseThrow()
        .missing();
  }

  /** By channel and locale. */
  private List<Completeness> of(Examples.Edit edit) {
    assertThat(products.apply(List.of(edit.edit())))
        .noneMatch(r -> r instanceof EditResult.Rejected);
    List<ResolvedProduct> resolved =
        products.resolve(List.of(products.product(edit.edit().identifier()).orElseThrow()));
    return completenessOf.of(resolved.get(0), catalogs.current()).stream()
        .map(c -> new Completeness(c.channel(), c.locale(), c.required(), sorted(c.missing())))
        .sorted(Comparator.comparing(c -> c.channel() + c.locale()))
        .toList();
  }

  private static List<String> sorted(List<String> codes) {
    return codes.stream().sorted().toList();
  }
}
