package io.stoa.product;

import static io.stoa.product.Examples.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.Catalogs;
import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueChangesTest {
  private static final ValueKey NAME = ValueKey.of("name");
  private static final ValueKey POCKETS = ValueKey.of("pockets");
  private static final ValueKey WASHABLE = ValueKey.of("washable");

  private DocumentStore store;
  private StoredProducts products;

  @BeforeEach
  void openShop(@TempDir Path directory) {
    store = SqliteDocumentStore.open(directory.resolve("store.db"));
    Catalogs catalogs = Examples.shop(store);
    products = Examples.products(store, catalogs);
    products.apply(
        List.of(
            product("a")
                .text("name", "Shirt")
                .value("pockets", new Value.Numeric(BigDecimal.ONE))
                .value("washable", new Value.Flag(true))
                .edit()));
  }

  @AfterEach
  void closeShop() {
    store.close();
  }

  @Test
  void aRowClearsTheColumnsThatItNeitherSetsNorKeeps() {
    ValueColumns.Row row = ValueColumns.of(List.of(WASHABLE, POCKETS, NAME)).row();
    row.keep(0);
    row.set(2, new Value.Text("Blouse"));

    assertThat(apply(row.changes())).isInstanceOf(EditResult.Updated.class);
    assertThat(stored())
        .containsOnly(
            Map.entry(NAME, new Value.Text("Blouse")), Map.entry(WASHABLE, new Value.Flag(true)));
  }

  @Test
  void columnsAreFoundInTheCaseOfTheirRows() {
    ValueColumns.Row row =
        ValueColumns.of(List.of(ValueKey.of("POCKETS"), ValueKey.of("Name"))).row();
    row.set(1, new Value.Text("Shirt"));

    assertThat(apply(row.changes())).isInstanceOf(EditResult.Updated.class);
    assertThat(stored()).containsOnlyKeys(NAME, WASHABLE);
  }

  @Test
  void anEmptyColumnOfTheIdentifierOrOfNoAttributeIsRefused() {
    ValueColumns.Row row =
        ValueColumns.of(List.of(ValueKey.of("sku"), ValueKey.of("shine"), NAME)).row();

    assertThat(apply(row.changes()))
        .isInstanceOfSatisfying(
            EditResult.Rejected.class,
            rejected ->
                assertThat(rejected.violations())
                    .extracting(v -> v.field())
                    .containsExactlyInAnyOrder("sku", "shine"));
  }

  @Test
  void aRowThatSaysWhatIsThereChangesNothing() {
    ValueColumns.Row row =
        ValueColumns.of(List.of(WASHABLE, POCKETS, NAME, ValueKey.of("weight"))).row();
    row.set(2, new Value.Text("Shirt"));
    row.set(1, new Value.Numeric(new BigDecimal("1.0")));
    row.set(0, new Value.Flag(true));

    assertThat(apply(row.changes())).isInstanceOf(EditResult.Unchanged.class);
  }

  @Test
  void valuesAreLaidOverOthersAsInAMap() {
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      Map<ValueKey, Value> before = some(random);
      Map<ValueKey, Value> changes = some(random);
      Set<ValueKey> cleared = new HashSet<>(some(random).keySet());
      Map<ValueKey, Value> expected = new TreeMap<>(before);
      expected.keySet().removeAll(cleared);
      expected.putAll(changes);

      Values values = Values.of(before);
      Values after = values.with(Values.of(changes), cleared::contains);

      assertThat(after.asMap()).isEqualTo(expected);
      if (!before.isEmpty() && expected.equals(before)) {
        assertThat(after).isSameAs(values);
      }
    }
  }

  private static Map<ValueKey, Value> some(Random random) {
    Map<ValueKey, Value> some = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      some.put(ValueKey.of("a" + random.nextInt(5)), new Value.Flag(random.nextInt(4) > 0));
    }
    return some;
  }

  private EditResult apply(ValueChanges changes) {
    return products.apply(List.of(ProductEdit.of(new Identifier("a"), changes))).get(0);
  }

  private Map<ValueKey, Value> stored() {
    return products.product(new Identifier("a")).orElseThrow().value().values().asMap();
  }
}
