package io.stoa.product;

import static io.stoa.product.Examples.model;
import static io.stoa.product.Examples.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.Write;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  private static final Author ANN = new Author("ann", Author.Way.PAGE, null);
  private static final Author SHEET = new Author("bob", Author.Way.IMPORT, "job-1");

  private DocumentStore store;
  private StoredProducts products;
  private History history;

  @BeforeEach
  void openShop(@TempDir Path directory) {
    store = store(directory);
    products = Examples.products(store, Examples.shop(store));
    history = new History(store, products);
  }

  /** A store of its own for each test. */
  DocumentStore store(Path directory) {
    return SqliteDocumentStore.open(directory.resolve("store.db"));
  }

  @AfterEach
  void closeShop() {
    store.close();
  }

  @Test
  void everyEditIsToldNewestFirstWithWhoHowAndWhat() {
    apply(SHEET, product("a").family("bags").text("name", "Bag").text("title|en_US", "A bag"));
    apply(ANN, product("A").text("name", "Big bag").cleared("title|en_US").categories("sale"));
    apply(SHEET, product("a").number("pockets", "3").enabled(false));
    List<HistoryEntry> entries = entries("a");
    assertThat(entries).extracting(HistoryEntry::version).containsExactly(3L, 2L, 1L);
    assertThat(entries).extracting(HistoryEntry::author).containsExactly(SHEET, ANN, SHEET);
    assertThat(entries).extracting(HistoryEntry::created).containsExactly(false, false, true);
    assertThat(told(entries.get(0)))
        .containsExactly("enabled: true -> false", "pockets: null -> 3");
    assertThat(told(entries.get(1)))
        .containsExactly(
            "categories: null -> {\"options\":[\"sale\"]}",
            "name: \"Bag\" -> \"Big bag\"",
            "title-en_US: \"A bag\" -> null");
    assertThat(entries.get(2).changes()).isEmpty();
    Product now = stored("a");
    assertThat(entries.get(0).at()).isEqualTo(now.updated());
    assertThat(entries.get(2).at()).isEqualTo(now.created());
  }

  @Test
  void aCreationAndAFirstEditNeedNoDocumentOfTheirOwn() {
    apply(ANN, product("a").text("name", "Bag"));
    apply(ANN, product("a").text("name", "Big bag"));
    assertThat(kept().count()).isZero();
    apply(ANN, product("a").text("name", "Huge bag"));
    assertThat(kept().count()).isEqualTo(1);
    assertThat(entries("a")).hasSize(3);
  }

  @Test
  void whatChangesNothingOrIsRefusedLeavesNoEntry() {
    apply(ANN, product("a").text("name", "Bag"));
    apply(ANN, product("a").text("name", "Bag"));
    apply(ANN, product("a").choice("color", "no such colour"));
    apply(ANN, product("a").at(7).text("name", "Late"));
    assertThat(entries("a")).extracting(HistoryEntry::created).containsExactly(true);
  }

  @Test
  void anEntryThatWasKeptBeforeTheProcessDiedIsThereOnce() {
    change("a", 2);
    // The next edit keeps the entry of the one before, and dies before it writes the product.
    new KeptEntries(kept()).keep(Map.of("p:a", entries("a").get(0)));
    assertThat(entries("a")).extracting(HistoryEntry::version).containsExactly(2L, 1L);
    apply(SHEET, product("a").text("name", "Again"));
    assertThat(entries("a")).extracting(HistoryEntry::version).containsExactly(3L, 2L, 1L);
    assertThat(told(entries("a").get(0))).containsExactly("name: \"Name 2\" -> \"Again\"");
    assertThat(kept().count()).isEqualTo(1);
  }

  @Test
  void thePagesOfAHistoryFollowEachOther() {
    change("a", 7);
    List<Long> seen = new ArrayList<>();
    Long next = null;
    int pages = 0;
    do {
      HistoryPage page = history.ofProduct(new Identifier("a"), next, 3).orElseThrow();
      page.entries().forEach(entry -> seen.add(entry.version()));
      next = page.next();
      pages++;
    } while (next != null);
    assertThat(seen).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(pages).isEqualTo(3);
    assertThat(history.ofProduct(new Identifier("b"), null, 3)).isEmpty();
  }

  @Test
  void onlyTheNewestEditsAndTheCreationAreKept() {
    change("a", KeptEntries.MOST + 30);
    List<HistoryEntry> entries = entries("a");
    assertThat(entries).hasSize(KeptEntries.MOST + 2);
    assertThat(entries.get(0).version()).isEqualTo(KeptEntries.MOST + 30);
    assertThat(entries.get(KeptEntries.MOST).version()).isEqualTo(30);
    assertThat(entries.get(KeptEntries.MOST + 1).created()).isTrue();
    assertThat(kept().count()).isEqualTo(KeptEntries.MOST);
  }

  @Test
  void whatAnEditFoundIsBroughtBackAsAnEditOfItsOwn() {
    apply(
        ANN,
        product("a")
            .family("bags")
            .categories("sale")
            .groups("promotion")
            .linked("PACK", Map.of("b", 3, "c", 1))
            .choices("materials", "silk", "cotton")
            .text("name", "Bag"));
    Product first = stored("a");
    apply(
        SHEET,
        product("a")
            .family("shirts")
            .categories()
            .groups()
            .enabled(false)
            .linked("PACK", Map.of("d", 1))
            .cleared("materials")
            .text("title|en_US", "A shirt")
            .text("name", "Shirt"));
    apply(ANN, product("a").text("ean", "12"));

    assertThat(history.bringBack(new Identifier("a"), 2, null, 3, ANN))
        .isEqualTo(new EditResult.Updated(4, List.of()));
    Product back = stored("a");
    assertThat(back.values().with(Map.of(ValueKey.of("ean"), Optional.empty())))
        .isEqualTo(first.values());
    assertThat(back.associations()).isEqualTo(first.associations());
    assertThat(back.categories()).isEqualTo(first.categories());
    assertThat(back.groups()).isEqualTo(first.groups());
    assertThat(back.family()).isEqualTo("bags");
    assertThat(back.enabled()).isTrue();
    assertThat(entries("a").get(0).author()).isEqualTo(ANN);
    assertThat(entries("a").get(0).changes()).hasSameSizeAs(entries("a").get(2).changes());
  }

  @Test
  void oneChangeOfAnEntryIsBroughtBackAlone() {
    apply(ANN, product("a").text("name", "Bag").text("ean", "1"));
    apply(ANN, product("a").text("name", "Big bag").text("ean", "2"));
    history.bringBack(new Identifier("a"), 2, Set.of(ValueKey.of("ean")), Write.ANY, ANN);
    assertThat(stored("a").values().find(ValueKey.of("ean"))).isEqualTo(new Value.Text("1"));
    assertThat(stored("a").values().find(ValueKey.of("name"))).isEqualTo(new Value.Text("Big bag"));
  }

  @Test
  void bringingBackMeetsTheRulesAndTheVersionAsEveryEdit() {
    apply(ANN, product("a").text("ean", "1"));
    apply(ANN, product("a").text("ean", "2"));
    apply(ANN, product("b").text("ean", "1"));
    assertThat(history.bringBack(new Identifier("a"), 2, null, 1, ANN))
        .isEqualTo(new EditResult.Conflict(2));
    assertThat(refusals(history.bringBack(new Identifier("a"), 2, null, 2, ANN)))
        .containsExactly("unique");
    assertThat(refusals(back("a", 2, "name"))).containsExactly("unknown");
    assertThatThrownBy(() -> back("a", 1, "ean")).isInstanceOf(StoaException.class);
    assertThatThrownBy(() -> back("a", 9, "ean")).isInstanceOf(StoaException.class);
    assertThatThrownBy(() -> back("c", 1, "ean")).isInstanceOf(StoaException.class);
  }

  @Test
  void ofWhatIsTooLongTogetherOnlyTheBeginningIsKept() {
    String long1 = "😀".repeat(20_000);
    String long2 = "y".repeat(40_000);
    apply(
        ANN,
        product("a")
            .family("shirts")
            .text("description|de_DE|web", long2)
            .text("description|en_US|web", long1));
    apply(ANN, product("a").cleared("description|de_DE|web").cleared("description|en_US|web"));
    apply(ANN, product("a").text("name", "Shirt"));
    HistoryEntry entry = entries("a").get(1);
    assertThat(entry.changes()).extracting(HistoryChange::whole).containsExactly(true, false);
    assertThat(entry.changes().get(0).before()).isEqualTo(new Value.Text(long2));
    assertThat(entry.changes().get(1).before()).isEqualTo(new Value.Text("😀".repeat(100) + "…"));
    assertThat(refusals(back("a", 2, "description|en_US|web"))).containsExactly("cut");
    assertThat(back("a", 2, "description|de_DE|web")).isInstanceOf(EditResult.Updated.class);
  }

  @Test
  void aDeletedProductHasNoHistoryAndANewOneOfItsNameBeginsAnew() {
    change("a", 5);
    products.delete(new Identifier("a"), Write.ANY);
    assertThat(kept().count()).isZero();
    assertThat(history.ofProduct(new Identifier("a"), null, 10)).isEmpty();
    apply(ANN, product("a").text("name", "Another"));
    assertThat(entries("a")).hasSize(1);
    apply(ANN, product("a").text("name", "Yet another"));
    assertThat(entries("a")).extracting(HistoryEntry::version).containsExactly(8L, 7L);
  }

  @Test
  void productModelsHaveTheirHistoryTooApartFromProductsOfTheSameCode() {
    products.applyToModels(
        List.of(model("a", "shirts_flat").text("name", "Shirt").modelEdit()), SHEET);
    change("a", 3);
    products.applyToModels(
        List.of(model("a", "shirts_flat").text("name", "T-shirt").modelEdit()), ANN);
    products.applyToModels(List.of(model("a", "shirts_flat").text("name", "Top").modelEdit()), ANN);
    List<HistoryEntry> entries =
        history.ofModel(new Identifier("a"), null, 10).orElseThrow().entries();
    assertThat(entries).extracting(HistoryEntry::author).containsExactly(ANN, ANN, SHEET);
    assertThat(told(entries.get(1))).containsExactly("name: \"Shirt\" -> \"T-shirt\"");
    history.bringBackModel(new Identifier("a"), 2, null, 3, ANN);
    assertThat(
            products.model(new Identifier("a")).orElseThrow().value().values().asMap().toString())
        .isEqualTo("{name=Text[text=Shirt]}");
  }

  @Test
  void manyChangesOfOneEditAreCountedBeyondTheLimit() {
    Map<ValueKey, Value> before = new HashMap<>();
    IntStream.range(0, Overwritten.MOST + 7)
        .forEach(i -> before.put(ValueKey.of("a" + i), new Value.Flag(true)));
    Overwritten found = Overwritten.between(Values.of(before), Values.NONE);
    assertThat(found.before().size()).isEqualTo(Overwritten.MOST);
    assertThat(found.more()).isEqualTo(7);
  }

  @Test
  void whatWasStoredBeforeAnyHistoryHasAnUnknownBeginning() {
    apply(ANN, product("a").text("name", "Bag"));
    store
        .collection(StoredProducts.PRODUCTS)
        .put(Write.replace("a", Write.ANY, ProductJson.write(stored("a"))).indexed(Map.of()));
    assertThat(entries("a")).extracting(HistoryEntry::author).containsExactly(Author.UNKNOWN);
    apply(ANN, product("a").text("name", "Big bag"));
    assertThat(entries("a")).extracting(HistoryEntry::version).containsExactly(3L, 1L);
  }

  /** Creates it and edits it until it has the version. */
  private void change(String identifier, int version) {
    for (int i = 1; i <= version; i++) {
      apply(ANN, product(identifier).text("name", "Name " + i));
    }
  }

  private void apply(Author author, Examples.Edit edit) {
    products.apply(List.of(edit.edit()), author);
  }

  private EditResult back(String identifier, long version, String key) {
    return history.bringBack(
        new Identifier(identifier), version, Set.of(ValueKey.parse(key)), Write.ANY, ANN);
  }

  private Product stored(String identifier) {
    return products.product(new Identifier(identifier)).orElseThrow().value();
  }

  private List<HistoryEntry> entries(String identifier) {
    return history.ofProduct(new Identifier(identifier), null, 1000).orElseThrow().entries();
  }

  private DocumentCollection kept() {
    return store.collection(KeptEntries.COLLECTION);
  }

  private static List<String> refusals(EditResult result) {
    return ((EditResult.Rejected) result).violations().stream().map(Violation::rule).toList();
  }

  private static List<String> told(HistoryEntry entry) {
    return entry.changes().stream()
        .map(change -> change.key() + ": " + json(change.before()) + " -> " + json(change.after()))
        .toList();
  }

  private static String json(@Nullable Value value) {
    return value == null ? "null" : ValueJson.text(value);
  }
}
