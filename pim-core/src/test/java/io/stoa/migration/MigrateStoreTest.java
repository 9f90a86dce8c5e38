package io.stoa.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.claim.ClaimOwner;
import io.stoa.claim.Claims;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.SharedStore;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateStoreTest {
  private static final CollectionSpec LAMPS = CollectionSpec.of("lamps", "colour");
  private static final int MANY = 1200;

  private DocumentStore store;
  private DocumentCollection lamps;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = SqliteDocumentStore.open(folder.resolve("store.db"));
    lamps = store.collection(LAMPS);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private MigrateStore knowing(Migration... steps) {
    return new MigrateStore(store, List.of(steps), Clock.systemUTC());
  }

  private void lamp(String id) {
    JsonBody body = JsonBody.of("{\"color\":\"red\"}");
    lamps.put(Write.create(id, body).indexed(Map.of("colour", List.of("red"))));
  }

  private String body(String id) {
    return String.valueOf(lamps.get(id).orElseThrow().body());
  }

  /** Renames {@code color} to {@code colour}, once. */
  private static Optional<Write> renamed(StoredDocument lamp) {
    String json = String.valueOf(lamp.body());
    return json.contains("color\"")
        ? Optional.of(
            Write.replace(
                    lamp.id(), lamp.version(), JsonBody.of(json.replace("color\"", "colour\"")))
                .indexed(Map.of("colour", List.of("red"))))
        : Optional.empty();
  }

  private static Migration step(
      String what, java.util.function.Function<StoredDocument, Optional<Write>> write) {
    return new Migration(what, List.of(new Migration.Change(LAMPS, write)));
  }

  @Test
  void aStoreOfTheFirstFormatNeedsNothing() {
    lamp("a");

    knowing().run();
    knowing().requireKnown();

    assertThat(body("a")).isEqualTo("{\"color\":\"red\"}");
  }

  @Test
  void documentsGoThroughAllStepsOnceAndAreFoundAsBefore() {
    lamp("a");
    Migration rename = step("Say colour.", MigrateStoreTest::renamed);
    Migration light =
        step(
            "Say whether it is lit.",
            lamp ->
                Optional.of(
                    Write.replace(
                            lamp.id(),
                            lamp.version(),
                            JsonBody.of(String.valueOf(lamp.body()).replace("}", ",\"lit\":0}")))
                        .indexed(Map.of("colour", List.of("red")))));

    knowing(rename).run();
    knowing(rename, light).run();
    knowing(rename, light).run();

    assertThat(body("a")).isEqualTo("{\"colour\":\"red\",\"lit\":0}");
    assertThat(lamps.scanByIndex("colour", "red", null, 10)).hasSize(1);
  }

  @Test
  void whatWasBrokenOffGoesOnAfterTheLastBatch() {
    for (int i = 0; i < MANY; i++) {
      lamp(String.format("%05d", i));
    }
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    Migration dying =
        step(
            "Dies.",
            lamp -> {
              if (lamp.id().equals("00700")) {
                throw new IllegalStateException("The power is cut.");
              }
              return renamed(lamp);
            });
    assertThatThrownBy(() -> knowing(dying).run()).hasMessage("The power is cut.");

    knowing(
            step(
                "Lives.",
                lamp -> {
                  seen.add(lamp.id());
                  return renamed(lamp);
                }))
        .run();

    assertThat(seen).hasSize(MANY - 500).startsWith("00500");
    assertThat(lamps.scan(null, MANY))
        .allSatisfy(lamp -> assertThat(String.valueOf(lamp.body())).contains("colour"));
  }

  @Test
  void aStoreOfANewerStoaIsRefusedAndSaysWhatToDo() {
    MigrateStore newer = knowing(step("Say colour.", MigrateStoreTest::renamed));
    newer.run();

    assertThatThrownBy(() -> knowing().run())
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.STORE_TOO_NEW))
        .hasMessageContaining("format 2")
        .hasMessageContaining("format 1 at most")
        .hasMessageContaining("backup");
    assertThatThrownBy(() -> knowing().requireKnown()).isInstanceOf(StoaException.class);
  }

  @Test
  void aDocumentThatCannotBeBroughtForwardIsNamed() {
    lamp("crooked");
    Migration bad =
        step(
            "Breaks.",
            lamp -> Optional.of(Write.replace(lamp.id(), lamp.version(), JsonBody.of("not JSON"))));

    assertThatThrownBy(() -> knowing(bad).run())
        .hasMessageContaining("'crooked'")
        .hasMessageContaining("'lamps'");
  }

  @Test
  void aNodeWaitsWhileAnotherOneDoesIt() throws Exception {
    lamp("a");
    DocumentCollection claims = store.collection(MigrateStore.CLAIMS);
    ClaimOwner elsewhere = new ClaimOwner("db2", 17, Instant.EPOCH, null);
    claims.put(
        Write.create(
            "documents",
            JsonBody.of(
                Json.write(new Claims.Claim("documents", "migration", elsewhere, Instant.now())))));
    Migration rename = step("Say colour.", MigrateStoreTest::renamed);
    MigrateStore waiting =
        new MigrateStore(new SharedStore(store), List.of(rename), Clock.systemUTC());

    CompletableFuture<Void> running = CompletableFuture.runAsync(waiting::run);
    assertThat(running).isNotDone();
    assertThat(body("a")).isEqualTo("{\"color\":\"red\"}");
    claims.put(Write.delete("documents", Write.ANY));
    running.get(60, TimeUnit.SECONDS);

    assertThat(body("a")).isEqualTo("{\"colour\":\"red\"}");
  }
}
