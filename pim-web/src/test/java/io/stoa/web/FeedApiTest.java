package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.offer.Offer;
import io.stoa.product.Identifier;
import io.stoa.user.Role;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FeedApiTest {
  private static RunningStoa stoa;

  @BeforeAll
  static void start(@TempDir Path data) {
    stoa = new RunningStoa(data);
    SmallShop.openIn(stoa.node());
    Caller editor = stoa.program(Role.EDITOR);
    for (String sku : List.of("derby", "oxford")) {
      Caller.Answer created =
          editor.post(
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
    offer("derby");
    offer("oxford");
  }

  private static void offer(String sku) {
    Offer offer =
        new Offer(
            new Identifier(sku),
            List.of(new Offer.Price(null, "EUR", new BigDecimal("99.90"), null, null, null)),
            List.of(new Offer.Stock("main", 3)));
    assertThat(stoa.node().offers().merge(List.of(offer)).get(0)).isEmpty();
  }

  @AfterAll
  static void stop() {
    stoa.close();
  }

  @Test
  void aHostedFeedIsRunAndFetchedUntilItChanges() {
    Caller admin = stoa.program(Role.ADMIN);
    Caller.Answer saved = admin.put("/api/v1/feeds/shelf", ShelfFeed.hosted());
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    assertThat(saved.body().path("nextFire").isNull()).isTrue();

    JsonNode run = ShelfFeed.run(stoa, "shelf");

    assertThat(run.path("state").asString()).as(run.toString()).startsWith("SUCCEEDED");
    String location = run.at("/files/0/location").asString();
    assertThat(location).matches("/hosted/[0-9a-f]{32}/shelf\\.csv");
    Caller.Answer fetched = stoa.visitor().get(location);
    assertThat(fetched.status()).isEqualTo(200);
    assertThat(fetched.text()).contains("DERBY").contains("OXFORD");
    assertThat(fetched.header("Last-Modified")).isNotEmpty();
    assertThat(fetched.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(stoa.visitor().with("If-None-Match", fetched.header("ETag")).get(location).status())
        .isEqualTo(304);
    assertThat(
            stoa.visitor()
                .with("If-Modified-Since", fetched.header("Last-Modified"))
                .get(location)
                .status())
        .isEqualTo(304);
    assertThat(stoa.visitor().get("/hosted/" + "0".repeat(32) + "/shelf.csv").status())
        .isEqualTo(404);

    Caller viewer = stoa.program(Role.VIEWER);
    String id = run.path("id").asString();
    assertThat(viewer.get("/api/v1/runs/" + id + "/files/shelf.csv").text()).contains("derby");
    assertThat(viewer.get("/api/v1/runs/" + id + "/files/other.csv").status()).isEqualTo(404);
    assertThat(viewer.get("/api/v1/feeds/shelf/runs").body().at("/0/id").asString()).isEqualTo(id);

    assertThat(admin.delete("/api/v1/feeds/shelf").status()).isEqualTo(204);
    assertThat(stoa.visitor().get(location).status()).isEqualTo(404);
  }

  @Test
  void aRunThatTakesTooMuchAwayIsShownHeldAndConfirmed() {
    Caller admin = stoa.program(Role.ADMIN);
    Caller editor = stoa.program(Role.EDITOR);
    Caller viewer = stoa.program(Role.VIEWER);
    Map<String, Object> half = ShelfFeed.hosted();
    assertThat(admin.put("/api/v1/feeds/guarded", half).status()).isEqualTo(200);
    assertThat(ShelfFeed.run(stoa, "guarded").at("/difference/created").asInt()).isEqualTo(2);
    JsonNode listing = viewer.get("/api/v1/listings?sku=DERBY").body();
    assertThat(listing.findValuesAsString("feed")).contains("guarded");
    half.put("selection", Map.of("is", "identifier", "identifiers", List.of("oxford")));
    assertThat(admin.put("/api/v1/feeds/guarded", half).status()).isEqualTo(200);

    Caller.Answer dry = editor.json("POST", "/api/v1/feeds/guarded/run?mode=DRY_RUN", Map.of());
    JsonNode shown = ShelfFeed.ended(editor, dry.body().path("run").asString());
    assertThat(shown.path("mode").asString()).isEqualTo("DRY_RUN");
    assertThat(shown.at("/difference/deleted").asInt()).isEqualTo(1);
    JsonNode changes =
        viewer.get("/api/v1/runs/" + shown.path("id").asString() + "/changes").body();
    assertThat(changes.at("/items/0/sku").asString()).isEqualTo("derby");
    assertThat(changes.at("/items/0/action").asString()).isEqualTo("DELETE");

    JsonNode held = ShelfFeed.run(stoa, "guarded");
    assertThat(held.path("state").asString()).isEqualTo("HELD");
    Caller.Answer again = editor.json("POST", "/api/v1/feeds/guarded/run?mode=DRY_RUN", Map.of());
    ShelfFeed.ended(editor, again.body().path("run").asString());
    assertThat(viewer.get("/api/v1/feeds/guarded").body().at("/lastRun/state").asString())
        .isEqualTo("HELD");
    String address = "/api/v1/feeds/guarded/runs/" + held.path("id").asString();
    assertThat(viewer.json("POST", address + "/confirm", Map.of()).status()).isEqualTo(403);
    assertThat(editor.json("POST", address + "/confirm", Map.of()).status()).isEqualTo(202);
    JsonNode done = ShelfFeed.ended(editor, held.path("id").asString());
    assertThat(done.path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(stoa.visitor().get(done.at("/files/0/location").asString()).text())
        .doesNotContain("DERBY");
    assertThat(editor.json("POST", address + "/confirm", Map.of()).status()).isEqualTo(409);

    JsonNode ledger = viewer.get("/api/v1/feeds/guarded/ledger?state=DELETED").body();
    assertThat(ledger.at("/items/0/sku").asString()).isEqualTo("derby");
    assertThat(done.path("started").asString())
        .startsWith(ledger.at("/items/0/runBegan").asString().replace("Z", ""));
    assertThat(viewer.get("/api/v1/feeds/guarded/ledger?text=OXF").body().path("items")).hasSize(1);
    assertThat(viewer.get("/api/v1/feeds/guarded/ledger?action=UPDATE").body().path("items"))
        .isEmpty();
    assertThat(viewer.get("/api/v1/feeds/guarded/ledger/summary").body().path("listed").asInt())
        .isEqualTo(1);
    assertThat(viewer.get("/api/v1/feeds/none/ledger").status()).isEqualTo(404);
    assertThat(admin.delete("/api/v1/feeds/guarded").status()).isEqualTo(204);
    assertThat(viewer.get("/api/v1/listings?sku=derby").body().findValuesAsString("feed"))
        .doesNotContain("guarded");
  }

  @Test
  void aFeedThatBreaksRulesIsRefusedWithAllOfThem() {
    Map<String, Object> broken = ShelfFeed.to(Map.of("connector", "pigeon"));
    broken.put("mapping", Map.of("sku", "value('sku'"));
    broken.put("requirementSet", "store-flat");
    broken.put("schedules", List.of(Map.of("cron", "every day", "zone", "UTC")));

    Caller.Answer refused = stoa.program(Role.ADMIN).put("/api/v1/feeds/broken", broken);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().path("violations").findValuesAsString("field"))
        .anyMatch(field -> field.startsWith("destination"))
        .anyMatch(field -> field.startsWith("mapping"))
        .anyMatch(field -> field.startsWith("schedules"));
    assertThat(stoa.program(Role.ADMIN).get("/api/v1/feeds/broken").status()).isEqualTo(404);
  }

  @Test
  void aBodyOfAnotherShapeIsRefusedNamingTheField() {
    Map<String, Object> feed = new TreeMap<>(ShelfFeed.hosted());
    feed.put("custom", Map.of("columns", List.of(Map.of("name", "Nr", "value", "sku()"))));
    Caller.Answer refused = stoa.program(Role.ADMIN).put("/api/v1/feeds/shaped", feed);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().path("detail").asString())
        .startsWith("custom.columns[0].required: ")
        .doesNotContain("DeserializationFeature");
  }

  @Test
  void aFeedThatSomebodyElseChangedIsNotOverwritten() {
    Caller admin = stoa.program(Role.ADMIN);
    Map<String, Object> feed = ShelfFeed.hosted();
    feed.put("version", 0);
    long read = admin.put("/api/v1/feeds/shared", feed).body().path("version").asLong();
    feed.put("version", read);
    assertThat(admin.put("/api/v1/feeds/shared", feed).status()).isEqualTo(200);

    Caller.Answer late = admin.put("/api/v1/feeds/shared", feed);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("look at it again");
    assertThat(admin.delete("/api/v1/feeds/shared").status()).isEqualTo(204);
  }

  @Test
  void aScheduledFeedTellsWhenItFiresNext() {
    Map<String, Object> daily =
        ShelfFeed.to(Map.of("connector", "folder", "settings", Map.of("path", "shelf")));
    daily.put("schedules", List.of(Map.of("cron", "0 30 6 * * ?", "zone", "Europe/Berlin")));

    Caller.Answer saved = stoa.program(Role.ADMIN).put("/api/v1/feeds/daily", daily);

    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    assertThat(saved.body().path("nextFire").asString()).endsWith(":30:00Z");
  }

  @Test
  void secretsGoInAndNeverComeOut() {
    Map<String, Object> sftp =
        new TreeMap<>(
            ShelfFeed.to(
                Map.of(
                    "connector",
                    "sftp",
                    "settings",
                    Map.of(
                        "host", "sftp.example.com",
                        "username", "stoa",
                        "password", "hunter2-hunter2",
                        "hostKey", "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
                        "folder", "in"))));
    Caller admin = stoa.program(Role.ADMIN);

    Caller.Answer saved = admin.put("/api/v1/feeds/remote", sftp);

    assertThat(saved.text()).doesNotContain("hunter2");
    assertThat(admin.get("/api/v1/feeds/remote").text()).doesNotContain("hunter2");
    assertThat(admin.get("/api/v1/feeds").text()).doesNotContain("hunter2");
  }

  @Test
  void aPreviewShowsFieldsWithoutSending() {
    Caller admin = stoa.program(Role.ADMIN);
    admin.put("/api/v1/feeds/look", ShelfFeed.hosted());

    JsonNode preview = stoa.program(Role.VIEWER).get("/api/v1/feeds/look/preview?limit=1").body();

    assertThat(preview.path("items").size()).isOne();
    assertThat(preview.at("/items/0/sku").asString()).isEqualTo("derby");
    assertThat(preview.at("/items/0/fields").size()).isPositive();
    assertThat(admin.get("/api/v1/feeds/look").body().path("lastRun").isNull()).isTrue();
  }

  @Test
  void aPreviewOfOneProductShowsHowEachFieldCameToItsValue() {
    Caller admin = stoa.program(Role.ADMIN);
    admin.put("/api/v1/feeds/trace", ShelfFeed.hosted());

    Caller viewer = stoa.program(Role.VIEWER);
    JsonNode item = viewer.get("/api/v1/feeds/trace/preview?sku=oxford").body().at("/items/0");

    assertThat(item.path("sku").asString()).isEqualTo("oxford");
    JsonNode name = item.path("fields").valueStream().filter(f -> named(f, "name")).toList().get(0);
    assertThat(name.at("/traces/0/sources/0/value").asString()).isEqualTo("oxford");
    assertThat(name.at("/traces/0/steps").findValuesAsString("expression"))
        .containsExactly("title()", "upper(title())");
    assertThat(viewer.get("/api/v1/feeds/trace/preview?sku=nobody").status()).isEqualTo(404);
  }

  @Test
  void aFeedsRequirementsHaveItsOwnColumns() {
    Map<String, Object> own = ShelfFeed.hosted();
    own.remove("mapping");
    own.put("requirementSet", "custom");
    own.put(
        "custom",
        Map.of("columns", List.of(Map.of("name", "Nr.", "value", "sku()", "required", true))));
    Caller admin = stoa.program(Role.ADMIN);
    Caller.Answer saved = admin.put("/api/v1/feeds/own", own);
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);

    JsonNode set = stoa.program(Role.VIEWER).get("/api/v1/feeds/own/requirements").body();

    assertThat(set.at("/fields/0/name").asString()).isEqualTo("Nr.");
    assertThat(admin.get("/api/v1/feeds/nobody/requirements").status()).isEqualTo(404);
  }

  private static boolean named(JsonNode field, String name) {
    return field.path("name").asString().equals(name);
  }

  @Test
  void aFeedThatIsBeingWrittenIsPreviewedWithItsProblems() {
    Map<String, Object> unsaved = ShelfFeed.hosted();
    unsaved.remove("destination");
    unsaved.put("mapping", Map.of("name", "value('nmae'"));
    Caller editor = stoa.program(Role.EDITOR);

    Caller.Answer seen = editor.post("/api/v1/feeds/unsaved/preview?sku=derby", unsaved);

    assertThat(seen.status()).as(seen.text()).isEqualTo(200);
    assertThat(seen.body().at("/problems/0/field").asString()).isEqualTo("name");
    assertThat(seen.body().at("/problems/0/line").asInt()).isEqualTo(1);
    assertThat(seen.body().at("/items/0/sku").asString()).isEqualTo("derby");
    assertThat(editor.get("/api/v1/feeds/unsaved").status()).isEqualTo(404);
    assertThat(
            stoa.program(Role.VIEWER)
                .post("/api/v1/feeds/unsaved/preview?sku=derby", unsaved)
                .status())
        .isEqualTo(403);
  }

  @Test
  void somebodyWhoWritesAMappingIsToldFunctionsAndMistakes() {
    Caller editor = stoa.program(Role.EDITOR);

    JsonNode functions = editor.get("/api/v1/expressions/functions").body();
    JsonNode problems =
        editor
            .post("/api/v1/expressions/check", Map.of("expression", "upper(value('nme'))"))
            .body();

    assertThat(functions.findValuesAsString("signature"))
        .contains("truncate(text, most)", "coalesce(anything, …)");
    assertThat(problems.at("/0/severity").asString()).isEqualTo("WARNING");
    assertThat(problems.at("/0/message").asString()).contains("name");
  }

  @Test
  void requirementSetsNameTheSourceOfEachRule() {
    Caller viewer = stoa.program(Role.VIEWER);

    assertThat(viewer.get("/api/v1/requirement-sets").body().findValuesAsString("code"))
        .contains("google-merchant", "meta-catalog", "amazon-listings");
    assertThat(
            viewer
                .get("/api/v1/requirement-sets/google-merchant")
                .body()
                .at("/fields/0/source/url")
                .asString())
        .startsWith("https://");
    assertThat(viewer.get("/api/v1/connectors").body().findValuesAsString("code"))
        .contains("folder", "hosted", "sftp");
  }

  @Test
  void anExportIsAJobWithAFile() {
    Caller editor = stoa.program(Role.EDITOR);

    Caller.Answer accepted =
        editor.post(
            "/api/v1/exports",
            Map.of(
                "entity",
                "products",
                "format",
                "csv",
                "filter",
                Map.of("is", "identifier", "identifiers", List.of("derby"))));

    assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
    JsonNode job = stoa.ended(editor, accepted.body().path("id").asString());
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("SUCCEEDED");
    Caller.Answer file =
        editor.get("/api/v1/jobs/" + job.path("id").asString() + "/files/products.csv");
    assertThat(file.text()).contains("derby").doesNotContain("oxford");
    assertThat(editor.post("/api/v1/exports", Map.of("format", "csv")).status()).isEqualTo(422);
  }

  @Test
  void aConnectionIsTriedByAdministratorsOnly() {
    Map<String, Object> good = Map.of("settings", Map.of("path", "tried"));
    Caller admin = stoa.program(Role.ADMIN);

    assertThat(admin.post("/api/v1/connectors/folder/check", good).body().path("ok").asBoolean())
        .isTrue();
    JsonNode refused =
        admin
            .post(
                "/api/v1/connectors/sftp/check",
                Map.of("settings", Map.of("host", "127.0.0.1", "password", "••••••")))
            .body();
    assertThat(refused.path("ok").asBoolean()).isFalse();
    assertThat(refused.path("violations")).isNotEmpty();
    assertThat(admin.post("/api/v1/connectors/nowhere/check", good).status()).isEqualTo(404);
    assertThat(stoa.program(Role.EDITOR).post("/api/v1/connectors/folder/check", good).status())
        .isEqualTo(403);
  }
}
