package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.offer.Offer;
import io.stoa.product.Identifier;
import io.stoa.user.Role;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StandingApiTest {
  private static RunningStoa stoa;

  @BeforeAll
  static void start(@TempDir Path data) {
    stoa = new RunningStoa(data);
    SmallShop.openIn(stoa.node());
    for (String sku : List.of("derby", "oxford")) {
      create(sku);
    }
    Offer offer =
        new Offer(
            new Identifier("derby"),
            List.of(new Offer.Price(null, "EUR", new BigDecimal("99.90"), null, null, null)),
            List.of(new Offer.Stock("main", 3)));
    assertThat(stoa.node().offers().merge(List.of(offer)).get(0)).isEmpty();
    Caller.Answer saved = stoa.program(Role.ADMIN).put("/api/v1/feeds/shelf", ShelfFeed.hosted());
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    ShelfFeed.run(stoa, "shelf");
  }

  private static void create(String sku) {
    Caller.Answer created =
        stoa.program(Role.EDITOR)
            .post(
                "/api/v1/products",
                Map.of(
                    "identifier",
                    sku,
                    "family",
                    "shoe",
                    "values",
                    Map.of("name|en_US", sku, "price", Map.of("prices", Map.of("EUR", 99)))));
    assertThat(created.status()).as(created.text()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    stoa.close();
  }

  @Test
  void aViewerSeesHowAFeedStandsAndWhy() {
    Caller viewer = stoa.program(Role.VIEWER);

    JsonNode all = viewer.get("/api/v1/standings").body();
    Caller.Answer one = viewer.get("/api/v1/standings/shelf?days=7");

    assertThat(all.at("/0/feed").asString()).isEqualTo("shelf");
    assertThat(all.at("/0/states/SUBMITTED").asInt()).as(all.toString()).isOne();
    assertThat(all.at("/0/states/SKIPPED").asInt()).isOne();
    assertThat(all.at("/0/oneByOne").asBoolean()).isFalse();
    assertThat(all.at("/0/lastRun/feed").asString()).isEqualTo("shelf");
    assertThat(one.status()).as(one.text()).isEqualTo(200);
    assertThat(one.body().at("/problems/0/sku").asString()).isEqualTo("oxford");
    assertThat(one.body().at("/problems/0/attribute").asString()).isNotEmpty();
    assertThat(one.body().path("partial").asBoolean()).isFalse();
    assertThat(viewer.get("/api/v1/standings/shelf?days=0").status()).isEqualTo(422);
    assertThat(viewer.get("/api/v1/standings/nothing").status()).isEqualTo(404);
  }

  @Test
  void aProductTellsWhatEachChannelHasOfItAndWhereItCanBeMended() {
    JsonNode items = stoa.program(Role.VIEWER).get("/api/v1/products/oxford/channels").body();

    assertThat(items.size()).isOne();
    assertThat(items.at("/0/state").asString()).isEqualTo("SKIPPED");
    assertThat(items.at("/0/label").asString()).isEqualTo("Shelf");
    assertThat(items.at("/0/issues/0/field").asString()).isNotEmpty();
    assertThat(
            stoa.program(Role.VIEWER)
                .get("/api/v1/products/derby/channels")
                .body()
                .at("/0/state")
                .asString())
        .isEqualTo("SUBMITTED");
    assertThat(stoa.program(Role.VIEWER).get("/api/v1/products/none/channels").body()).isEmpty();
  }

  @Test
  void aProductModelTellsWhatChannelsHaveOfItsVariants() {
    Caller editor = stoa.program(Role.EDITOR);
    Map<String, Object> model =
        Map.of(
            "identifier",
            "monk",
            "familyVariant",
            "shoe_by_colour",
            "values",
            Map.of("name|en_US", "Monk"));
    assertThat(editor.post("/api/v1/product-models", model).status()).isEqualTo(201);
    Map<String, Object> variant =
        Map.of(
            "identifier",
            "monk-red",
            "family",
            "shoe",
            "parent",
            "monk",
            "values",
            Map.of("colour", Map.of("option", "red")));
    Caller.Answer created = editor.post("/api/v1/products", variant);
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    ShelfFeed.run(stoa, "shelf");

    JsonNode items = stoa.program(Role.VIEWER).get("/api/v1/product-models/monk/channels").body();

    assertThat(items.findValuesAsString("sku")).containsExactly("monk-red");
    assertThat(items.at("/0/state").asString()).isEqualTo("SKIPPED");
    assertThat(editor.get("/api/v1/product-models/none/channels").body()).isEmpty();
    assertThat(editor.delete("/api/v1/products/monk-red").status()).isEqualTo(204);
    assertThat(editor.delete("/api/v1/product-models/monk").status()).isEqualTo(204);
    ShelfFeed.run(stoa, "shelf");
  }

  @Test
  void onlyEditorsReleaseAndReconcileAndOnlyWhereItemsGoOneByOne() {
    Caller editor = stoa.program(Role.EDITOR);
    Caller viewer = stoa.program(Role.VIEWER);
    String release = "/api/v1/standings/shelf/release";
    String reconcile = "/api/v1/standings/shelf/reconcile";

    assertThat(editor.post(release, Map.of()).body().path("released").asInt()).isZero();
    assertThat(editor.post(release, Map.of("skus", List.of("oxford"))).status()).isEqualTo(200);
    assertThat(editor.post(reconcile, Map.of()).status()).isEqualTo(404);
    assertThat(viewer.post(release, Map.of()).status()).isEqualTo(403);
    assertThat(viewer.post(reconcile, Map.of()).status()).isEqualTo(403);
    assertThat(editor.post("/api/v1/standings/none/release", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void exchangesAreForEditors() {
    Caller editor = stoa.program(Role.EDITOR);

    assertThat(editor.get("/api/v1/exchanges?feed=shelf&sku=derby").body()).isEmpty();
    assertThat(editor.get("/api/v1/exchanges?limit=0").status()).isEqualTo(422);
    assertThat(editor.get("/api/v1/exchanges/none").status()).isEqualTo(404);
    assertThat(stoa.program(Role.VIEWER).get("/api/v1/exchanges").status()).isEqualTo(403);
  }
}
