package io.stoa.product;

import static io.stoa.product.Examples.model;
import static io.stoa.product.Examples.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.Catalogs;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Write;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UniqueValuesTest {
  private DocumentStore store;
  private Catalogs catalogs;
  private StoredProducts products;
  private DocumentCollection places;

  @BeforeEach
  void openShop(@TempDir Path directory) {
    store = store(directory);
    catalogs = Examples.shop(store);
    products = Examples.products(store, catalogs);
    places = store.collection(StoredProducts.UNIQUE_VALUES);
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
  void noTwoProductsShareAUniqueValue() {
    apply(product("a").text("ean", "1"));
    assertThat(violations(apply(product("b").text("ean", "1"))))
        .containsExactly(Violation.of("ean", "unique", "'a' has this value already."));
    assertThat(apply(product("b").text("ean", "2"))).isInstanceOf(EditResult.Created.class);
    assertThat(violations(apply(product("b").text("ean", "1")))).hasSize(1);
  }

  @Test
  void withinABatchTheFirstGetsIt() {
    List<EditResult> results =
        applyAll(
            product("a").text("ean", "1"),
            product("b").text("ean", "1"),
            product("c").text("ean", "3"));
    assertThat(results.get(0)).isInstanceOf(EditResult.Created.class);
    assertThat(violations(results.get(1))).extracting(Violation::rule).containsExactly("unique");
    assertThat(results.get(2)).isInstanceOf(EditResult.Created.class);
  }

  @Test
  void aValueThatTheFirstCouldNotTakeGoesToTheNext() {
    List<EditResult> results =
        applyAll(product("a").family("nope").text("ean", "1"), product("b").text("ean", "1"));
    assertThat(results.get(0)).isInstanceOf(EditResult.Rejected.class);
    assertThat(results.get(1)).isInstanceOf(EditResult.Created.class);
  }

  @Test
  void aValueGivenUpIsFreeAtOnce() {
    apply(product("a").text("ean", "1"));
    apply(product("a").text("ean", "2"));
    assertThat(apply(product("b").text("ean", "1"))).isInstanceOf(EditResult.Created.class);
    products.delete(new Identifier("a"), Write.ANY);
    assertThat(apply(product("c").text("ean", "2"))).isInstanceOf(EditResult.Created.class);
    assertThat(places.count()).isEqualTo(2);
  }

  @Test
  void aValueMovesFromOneProductToAnotherWithinABatch() {
    apply(product("a").text("ean", "1"));
    List<EditResult> results = applyAll(product("a").cleared("ean"), product("b").text("ean", "1"));
    assertThat(results.get(0)).isInstanceOf(EditResult.Updated.class);
    assertThat(results.get(1)).isInstanceOf(EditResult.Created.class);
  }

  @Test
  void aSwapCannotBeDoneInOneStepAndEndsInViolations() {
    applyAll(product("a").text("ean", "1"), product("b").text("ean", "2"));
    List<EditResult> results =
        applyAll(product("a").text("ean", "2"), product("b").text("ean", "1"));
    assertThat(results).allMatch(r -> r instanceof EditResult.Rejected);
    assertThat(apply(product("a").text("ean", "3"))).isInstanceOf(EditResult.Updated.class);
    assertThat(apply(product("b").text("ean", "1"))).isInstanceOf(EditResult.Updated.class);
  }

  @Test
  void aRefusedEditLeavesNoPlaceTaken() {
    apply(product("a").text("ean", "1"));
    assertThat(
            applyAll(
                    product("b").text("ean", "1"),
                    product("c").at(7).text("ean", "5"),
                    product("d").text("ean", "6").choice("color", "no such"))
                .stream()
                .noneMatch(r -> r instanceof EditResult.Created))
        .isTrue();
    assertThat(places.count()).isEqualTo(1);
  }

  @Test
  void aPlaceThatADeadWriterTookIsFreeAfterAWhile() {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    reserve("ean|1", "p:dead", start);
    StoredProducts soon = at(start.plusSeconds(10));
    assertThat(violations(soon.apply(List.of(product("b").text("ean", "1").edit())).get(0)))
        .extracting(Violation::rule)
        .containsExactly("unique");
    StoredProducts later = at(start.plus(Reservations.LEASE).plusSeconds(1));
    assertThat(later.apply(List.of(product("b").text("ean", "1").edit())).get(0))
        .isInstanceOf(EditResult.Created.class);
  }

  @Test
  void theDeadWritersOwnProductGetsItsPlaceAtOnce() {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    reserve("ean|1", "p:a", start);
    assertThat(at(start.plusSeconds(1)).apply(List.of(product("A").text("ean", "1").edit())).get(0))
        .isInstanceOf(EditResult.Created.class);
  }

  @Test
  void aPlaceWhoseOwnerHasTheValueStaysHoweverOldItIs() {
    apply(product("a").text("ean", "1"));
    StoredProducts muchLater = at(Instant.now().plus(Duration.ofDays(1000)));
    assertThat(violations(muchLater.apply(List.of(product("b").text("ean", "1").edit())).get(0)))
        .hasSize(1);
  }

  @Test
  void longValuesAreToldApart() {
    String prefix = "x".repeat(250);
    assertThat(
            applyAll(
                product("a").text("ean", prefix + "1"),
                product("b").text("ean", prefix + "2"),
                product("c").text("ean", prefix + "1")))
        .extracting(r -> r instanceof EditResult.Created)
        .containsExactly(true, true, false);
  }

  @Test
  void ofManyWritersAtOnceExactlyOneGetsTheValueOrTheAxisCombination()
      throws InterruptedException, ExecutionException {
    products.applyToModels(List.of(model("flat", "shirts_flat").modelEdit()));
    int writers = 8;
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    try {
      for (int round = 0; round < 5; round++) {
        String ean = "ean" + round;
        String size = round % 2 == 0 ? "s" : "m";
        String color = round < 2 ? "red" : "blue";
        boolean axes = round < 4;
        CyclicBarrier start = new CyclicBarrier(writers);
        List<Future<EditResult>> results = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
          String identifier = "r" + round + "w" + w;
          results.add(
              pool.submit(
                  () -> {
                    start.await();
                    return axes
                        ? apply(
                            product(identifier)
                                .parent("flat")
                                .choice("color", color)
                                .choice("size", size))
                        : apply(product(identifier).text("ean", ean));
                  }));
        }
        int created = 0;
        for (Future<EditResult> result : results) {
          created += result.get() instanceof EditResult.Created ? 1 : 0;
        }
        assertThat(created).isEqualTo(1);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void concurrentEditsOfOneProductAllGoIn() throws InterruptedException, ExecutionException {
    apply(product("a").text("name", "start"));
    int writers = 8;
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    try {
      CyclicBarrier start = new CyclicBarrier(writers);
      List<String> keys =
          List.of(
              "name",
              "title|en_US",
              "title|de_DE",
              "description|en_US|web",
              "description|de_DE|web",
              "description|en_US|print",
              "ean",
              "name");
      List<Future<EditResult>> results = new ArrayList<>();
      for (String key : keys) {
        results.add(
            pool.submit(
                () -> {
                  start.await();
                  return apply(product("a").text(key, "new"));
                }));
      }
      for (Future<EditResult> result : results) {
        assertThat(result.get())
            .isInstanceOfAny(EditResult.Updated.class, EditResult.Unchanged.class);
      }
    } finally {
      pool.shutdownNow();
    }
    Versioned<Product> after = products.product(new Identifier("a")).orElseThrow();
    assertThat(after.value().values().size()).isEqualTo(7);
    assertThat(after.version()).isEqualTo(8);
  }

  private void reserve(String claim, String owner, Instant at) {
    places.put(
        Write.create(claim, JsonBody.of(Json.write(new Reservations.Reservation(owner, at)))));
  }

  private StoredProducts at(Instant instant) {
    return new StoredProducts(store, catalogs, Clock.fixed(instant, ZoneOffset.UTC));
  }

  private EditResult apply(Examples.Edit edit) {
    return products.apply(List.of(edit.edit())).get(0);
  }

  private List<EditResult> applyAll(Examples.Edit... edits) {
    return products.apply(Arrays.stream(edits).map(Examples.Edit::edit).toList());
  }

  private static List<Violation> violations(EditResult result) {
    assertThat(result).isInstanceOf(EditResult.Rejected.class);
    return ((EditResult.Rejected) result).violations();
  }
}
