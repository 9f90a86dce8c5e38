package io.stoa.projection;

import static io.stoa.product.Examples.model;
import static io.stoa.product.Examples.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalogs;
import io.stoa.catalog.EntityType;
import io.stoa.catalog.Family;
import io.stoa.catalog.Labels;
import io.stoa.product.EditResult;
import io.stoa.product.Examples;
import io.stoa.product.Identifier;
import io.stoa.product.StoredProducts;
import io.stoa.search.CatalogUnits;
import io.stoa.search.Filter;
import io.stoa.search.Filter.Operator;
import io.stoa.search.IndexEntry;
import io.stoa.search.ProductIndex;
import io.stoa.search.SearchPage;
import io.stoa.search.SearchQuery;
import io.stoa.search.lucene.LuceneProductIndex;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Write;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexerTest {
  private final Path directory;
  private DocumentStore store;
  private Catalogs catalogs;
  private StoredProducts products;
  private LuceneProductIndex index;
  private Indexer indexer;

  IndexerTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void open() {
    store = SqliteDocumentStore.open(directory.resolve("store.db"));
    catalogs = Examples.shop(store);
    products = Examples.products(store, catalogs);
    openIndex("index");
  }

  private void openIndex(String name) {
    index = LuceneProductIndex.open(directory.resolve(name), new CatalogUnits(catalogs::current));
    indexer = new Indexer(store, catalogs, products, index);
  }

  @AfterEach
  void close() {
    indexer.close();
    index.close();
    store.close();
  }

  @Test
  void productsAreFoundWithLabelAndCompleteness() {
    apply(product("Bag-1").family("bags").text("name", "Leather bag").categories("sale"));
    indexer.catchUp();

    assertThat(find(new Filter.Text("leath"))).containsExactly("Bag-1");
    assertThat(find(new Filter.InCategory(Set.of("sale")))).containsExactly("Bag-1");
    assertThat(find(complete(100))).containsExactly("Bag-1");
    SearchQuery byLabel =
        new SearchQuery(Filter.ALL, new SearchQuery.Sort.ByLabel("en_US", true), null, 10);
    assertThat(index.search(byLabel).hits()).hasSize(1);
    assertMirrored();
  }

  @Test
  void productsOfOneFamilyAreWrittenOneAfterTheOther() {
    apply(
        product("a").family("bags"),
        product("b").family("shirts"),
        product("c").family("bags"),
        product("d"),
        product("e").family("shirts"));
    List<String> families = new ArrayList<>();
    new Indexer(store, catalogs, products, noting(families)).catchUp();

    assertThat(families).containsExactly(null, "bags", "bags", "shirts", "shirts");
    assertMirrored();
  }

  /** The index, which notes the families of what is written. */
  private ProductIndex noting(List<String> families) {
    return (ProductIndex)
        Proxy.newProxyInstance(
            ProductIndex.class.getClassLoader(),
            new Class<?>[] {ProductIndex.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("write")) {
                for (Object entry : (List<?>) arguments[0]) {
                  families.add(((IndexEntry.Put) entry).document().family());
                }
              }
              return method.invoke(index, arguments);
            });
  }

  @Test
  void aChangedModelIsFoundInItsVariants() {
    applyModels(model("deep", "shirts_deep").text("name", "Old").categories("shirts"));
    applyModels(model("deep_red", "shirts_deep").parent("deep").choice("color", "red"));
    apply(
        product("deep_red_s").parent("deep_red").choice("size", "s"),
        product("deep_red_m").parent("deep_red").choice("size", "m"));
    indexer.catchUp();
    assertThat(find(new Filter.Text("old")))
        .containsExactly("deep", "deep_red", "deep_red_m", "deep_red_s");

    applyModels(model("deep", "shirts_deep").text("name", "New").categories("sale"));
    indexer.catchUp();

    assertThat(find(new Filter.Text("old"))).isEmpty();
    assertThat(find(new Filter.Text("new")))
        .containsExactly("deep", "deep_red", "deep_red_m", "deep_red_s");
    assertThat(find(new Filter.InCategory(Set.of("sale")))).hasSize(4);
    assertMirrored();
  }

  @Test
  void aChangedFamilyChangesItsProductsOnly() {
    apply(
        product("bag").family("bags").text("name", "Bag").text("title|en_US", "Satchel"),
        product("shirt").family("shirts").text("name", "Shirt"));
    indexer.catchUp();
    assertThat(find(complete(100))).containsExactly("bag");

    Map<String, Set<String>> requirements = Map.of("web", Set.of("sku", "name", "weight"));
    save(
        new Family(
            "bags", Labels.NONE, Set.of("sku", "name", "weight"), requirements, "name", null));
    indexer.catchUp();

    assertThat(find(complete(66))).containsExactly("bag");
    assertMirrored();
  }

  @Test
  void aChangedStructureIsNoticedByTheNextProcess() {
    apply(product("bag").family("bags").text("name", "Bag"));
    indexer.catchUp();
    indexer.close();
    index.close();

    save(
        new Family(
            "bags",
            Labels.NONE,
            Set.of("sku", "name", "weight"),
            Map.of("web", Set.of("sku", "weight")),
            "name",
            null));
    openIndex("index");
    indexer.catchUp();

    assertThat(find(complete(50))).containsExactly("bag");
    assertMirrored();
  }

  @Test
  void aNewLocaleOfAChannelMakesCompletenessInIt() {
    apply(product("bag").family("bags"));
    indexer.catchUp();
    Filter french = new Filter.Complete("web", "fr_FR", Operator.GREATER_OR_EQUAL, 0);
    assertThat(find(french)).isEmpty();

    catalogs.save(
        EntityType.CHANNELS,
        List.of(Examples.channel("web", Set.of("en_US", "de_DE", "fr_FR"), Set.of("EUR", "USD"))));
    indexer.catchUp();

    assertThat(find(french)).containsExactly("bag");
  }

  @Test
  void deletedProductsAndModelsAreGone() {
    applyModels(model("m", "shirts_flat"));
    apply(product("a").family("bags"), product("b").family("bags"));
    indexer.catchUp();

    products.delete(new Identifier("a"), Write.ANY);
    products.deleteModel(new Identifier("m"), Write.ANY);
    indexer.catchUp();

    assertThat(find(Filter.ALL)).containsExactly("b");
    apply(product("a").family("bags"));
    indexer.catchUp();
    assertThat(find(Filter.ALL)).containsExactly("a", "b");
    assertMirrored();
  }

  @Test
  void aDocumentThatCannotBeReadDoesNotStopTheRest() {
    apply(product("a").family("bags"));
    store
        .collection(StoredProducts.PRODUCTS)
        .put(Write.create("broken", JsonBody.of("{\"identifier\":\"broken\"}")));
    apply(product("c").family("bags"));

    indexer.catchUp();

    assertThat(find(Filter.ALL)).containsExactly("a", "c");
    assertThat(indexer.lag()).isZero();
  }

  @Test
  void lagCountsWhatIsNotIndexedYet() {
    assertThat(indexer.lag()).isZero();
    apply(product("a").family("bags"), product("b").family("bags"));
    applyModels(model("m", "shirts_flat"));
    assertThat(indexer.lag()).isEqualTo(3);

    indexer.catchUp();

    assertThat(indexer.lag()).isZero();
  }

  @Test
  void changesAreFollowedInTheBackground() {
    indexer.start();
    indexer.start();
    apply(product("a").family("bags"));

    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (index.count(Filter.ALL) == 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    assertThat(find(Filter.ALL)).containsExactly("a");
    indexer.close();
    assertThat(index.position()).isNotNull();
  }

  @Test
  void whatWasLostSinceTheCheckpointIsWrittenAgain() throws IOException {
    apply(product("a").family("bags"));
    indexer.catchUp();
    copy("index", "crashed");
    apply(product("b").family("bags"), product("a").family("bags").text("name", "later"));
    products.delete(new Identifier("b"), Write.ANY);
    apply(product("c").family("bags"));
    indexer.catchUp();
    indexer.close();
    index.close();

    openIndex("crashed");
    indexer.catchUp();

    assertThat(find(Filter.ALL)).containsExactly("a", "c");
    assertMirrored();
  }

  @Test
  void aRebuiltIndexIsTheSame() {
    apply(product("a").family("bags").text("name", "Bag"), product("b").family("bags"));
    products.delete(new Identifier("b"), Write.ANY);
    indexer.catchUp();

    indexer.rebuild();

    assertMirrored();
    indexer.close();
    index.close();
    openIndex("index");
    assertThat(indexer.lag()).isZero();
    assertMirrored();
  }

  @Test
  void manyProductsAreCaughtUpWithInBatches() {
    for (int from = 0; from < 3000; from += 500) {
      apply(
          IntStream.range(from, from + 500)
              .mapToObj(i -> product("p" + i).family("bags"))
              .toArray(Examples.Edit[]::new));
    }
    indexer.catchUp();

    assertThat(index.count(Filter.ALL)).isEqualTo(3000);
    save(new Family("bags", Labels.NONE, Set.of("sku"), Map.of("web", Set.of("sku")), null, null));
    indexer.catchUp();
    assertThat(index.count(complete(100))).isEqualTo(3000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void afterAnythingTheIndexEqualsTheStore(long seed) throws IOException {
    Random random = new Random(seed);
    applyModels(model("flat", "shirts_flat"), model("deep", "shirts_deep"));
    int copies = 0;
    for (int round = 0; round < 12; round++) {
      for (int i = 0; i < 8; i++) {
        editSomething(random);
      }
      switch (random.nextInt(6)) {
        case 0 -> indexer.rebuild();
        case 1 -> {
          // A crash: the process is gone, the index is as it was on disk.
          copy(copies == 0 ? "index" : "copy" + copies, "copy" + (copies + 1));
          editSomething(random);
          indexer.close();
          index.close();
          openIndex("copy" + ++copies);
        }
        case 2 -> {
          // More is written than the last checkpoint says.
          indexer.close();
          index.close();
          openIndex(copies == 0 ? "index" : "copy" + copies);
        }
        default -> indexer.catchUp();
      }
    }
    indexer.catchUp();
    assertMirrored();
    indexer.rebuild();
    assertMirrored();
  }

  private void editSomething(Random random) {
    String id = "p" + random.nextInt(15);
    String number = String.valueOf(random.nextInt(10));
    String[] options = {"red", "Blue"};
    String[] sizes = {"s", "m"};
    switch (random.nextInt(11)) {
      case 0 -> products.delete(new Identifier(id), Write.ANY);
      case 1 -> models(model("flat", "shirts_flat").text("name", "n" + number).categories("sale"));
      case 2 -> models(model("deep", "shirts_deep").text("title|en_US", "t" + number));
      case 3 -> models(model("deep_red", "shirts_deep").parent("deep").choice("color", "red"));
      case 4 -> edit(product("v" + id).parent("deep_red").choice("size", sizes[random.nextInt(2)]));
      case 5 ->
          edit(
              product("f" + id)
                  .parent("flat")
                  .choice("color", options[random.nextInt(2)])
                  .choice("size", sizes[random.nextInt(2)]));
      case 6 ->
          edit(product(id).family("bags").enabled(random.nextBoolean()).number("pockets", number));
      case 7 -> edit(product(id).family("shirts").text("name", "name " + number));
      case 8 -> edit(product(id).measure("weight", number, "GRAM").cleared("name"));
      case 9 -> edit(product(id).price("price", Map.of("EUR", number)).categories("shirts"));
      default -> changeStructure(random);
    }
  }

  private void changeStructure(Random random) {
    Set<String> required = new HashSet<>(List.of("sku"));
    List<String> attributes = List.of("name", "weight", "price", "title");
    attributes.stream().filter(a -> random.nextBoolean()).forEach(required::add);
    save(
        new Family(
            "bags",
            Labels.NONE,
            Set.of("sku", "name", "weight", "price", "title"),
            Map.of("web", required, "print", Set.of("sku")),
            random.nextBoolean() ? "name" : "title",
            null));
    catalogs.save(
        EntityType.ATTRIBUTES,
        List.of(Attribute.of("more_" + random.nextInt(5), AttributeType.TEXT)));
  }

  private void copy(String from, String to) throws IOException {
    Files.createDirectories(directory.resolve(to));
    try (Stream<Path> files = Files.list(directory.resolve(from))) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(to).resolve(file.getFileName()));
      }
    }
  }

  /** Edits that may be refused. */
  private void edit(Examples.Edit edit) {
    products.apply(List.of(edit.edit()));
  }

  private void models(Examples.Edit edit) {
    products.applyToModels(List.of(edit.modelEdit()));
  }

  private void apply(Examples.Edit... edits) {
    List<EditResult> results =
        products.apply(Arrays.stream(edits).map(Examples.Edit::edit).toList());
    assertThat(results).noneMatch(EditResult.Rejected.class::isInstance);
  }

  private void applyModels(Examples.Edit... edits) {
    List<EditResult> results =
        products.applyToModels(Arrays.stream(edits).map(Examples.Edit::modelEdit).toList());
    assertThat(results).noneMatch(EditResult.Rejected.class::isInstance);
  }

  private void save(Family family) {
    assertThat(catalogs.save(EntityType.FAMILIES, List.of(family))).allMatch(List::isEmpty);
  }

  private static Filter complete(int percent) {
    return new Filter.Complete("web", "en_US", Operator.EQUALS, percent);
  }

  private List<String> find(Filter filter) {
    List<String> found = new ArrayList<>();
    index.search(SearchQuery.of(filter)).hits().stream()
        .map(SearchPage.Hit::identifier)
        .forEach(found::add);
    return found;
  }

  private void assertMirrored() {
    new StoreMirror(index, products, catalogs.current()).assertEqual();
  }
}
