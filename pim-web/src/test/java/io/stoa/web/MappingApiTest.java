package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.user.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MappingApiTest {
  private static final String TAXONOMY =
      """
      # a small taxonomy
      1 - Apparel
      187 - Apparel > Shoes
      5 - Toys
      """;
  private static RunningStoa stoa;

  @BeforeAll
  static void start(@TempDir Path data) {
    stoa = new RunningStoa(data);
    SmallShop.openIn(stoa.node());
    Caller editor = stoa.program(Role.EDITOR);
    for (String colour : List.of("red", "blue")) {
      Map<String, Object> shoe =
          Map.of(
              "identifier",
              "derby-" + colour,
              "family",
              "shoe",
              "categories",
              List.of("shoes"),
              "values",
              Map.of("name|en_US", "Derby", "colour", Map.of("option", colour)));
      assertThat(editor.post("/api/v1/products", shoe).status()).isEqualTo(201);
    }
    Caller.Answer saved = stoa.program(Role.ADMIN).put("/api/v1/feeds/shelf", feed(Map.of()));
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    Caller.Answer uploaded = upload(stoa.program(Role.ADMIN), "google", TAXONOMY);
    assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    stoa.close();
  }

  private static Map<String, Object> feed(Map<String, String> mapping) {
    return Map.of(
        "label",
        "Shelf",
        "requirementSet",
        "google-merchant",
        "format",
        "tsv",
        "fileName",
        "shelf.tsv",
        "view",
        ShelfFeed.viewOfShop(Map.of()),
        "mapping",
        mapping,
        "destination",
        Map.of("connector", "hosted"));
  }

  private static Caller.Answer upload(Caller caller, String code, String text) {
    return caller.upload(
        "/api/v1/taxonomies/" + code + "?label=Google&locale=en_US",
        "file",
        "taxonomy.txt",
        text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode category() {
    return stoa.program(Role.VIEWER).get("/api/v1/taxonomies/google/mappings?feed=shelf").body();
  }

  @Test
  void aCategoryIsSuggestedMappedCountedAndTakenAway() {
    Caller editor = stoa.program(Role.EDITOR);
    JsonNode suggested = editor.get("/api/v1/taxonomies/google/suggestions?category=shoes").body();
    assertThat(suggested.at("/0/id").asString()).isEqualTo("187");
    assertThat(suggested.at("/0/score").asDouble()).isGreaterThan(0.5);
    assertThat(editor.get("/api/v1/taxonomies/google/nodes?q=to").body().at("/0/name").asString())
        .isEqualTo("Toys");
    assertThat(category().path("mapped").asLong()).isZero();

    Caller.Answer mapped =
        editor.put("/api/v1/taxonomies/google/mappings/shoes", Map.of("target", "Apparel > Shoes"));

    assertThat(mapped.body().path("target").asString()).as(mapped.text()).isEqualTo("187");
    JsonNode overview = category();
    assertThat(overview.path("mapped").asLong()).isEqualTo(2);
    assertThat(overview.path("selected").asLong()).isEqualTo(2);
    assertThat(overview.at("/rows/0/target").asString()).isEqualTo("187");
    assertThat(stoa.program(Role.VIEWER).get("/api/v1/feeds/shelf/preview?sku=derby-red").text())
        .contains("\"187\"");
    assertThat(editor.get("/api/v1/taxonomies/google/mappings/table?feed=shelf&format=csv").text())
        .contains("shoes")
        .contains("187");
    Caller.Answer taken =
        editor.upload(
            "/api/v1/taxonomies/google/mappings/table",
            "file",
            "m.csv",
            "category,target\nshoes,\nnowhere,187\n".getBytes(StandardCharsets.UTF_8));
    assertThat(taken.body().path("removed").asLong()).as(taken.text()).isEqualTo(1);
    assertThat(taken.body().at("/violations/0/field").asString()).isEqualTo("row 3, category");
    assertThat(category().path("mapped").asLong()).isZero();
  }

  @Test
  void aTaxonomyThatIsWrongIsRefusedLineByLineAndOnlyAdministratorsBringOne() {
    Caller.Answer wrong = upload(stoa.program(Role.ADMIN), "odd", "1 - A\n1 - B\n");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body().at("/violations/0/field").asString()).isEqualTo("line 2");
    assertThat(upload(stoa.program(Role.EDITOR), "odd", "1 - A\n").status()).isEqualTo(403);
    assertThat(stoa.program(Role.EDITOR).delete("/api/v1/taxonomies/google").status())
        .isEqualTo(403);
    assertThat(
            stoa.program(Role.VIEWER)
                .put("/api/v1/taxonomies/google/mappings/shoes", Map.of("target", "5"))
                .status())
        .isEqualTo(403);
    assertThat(stoa.visitor().get("/api/v1/taxonomies").status()).isEqualTo(401);
  }

  @Test
  void aValueTableIsKeptSuggestedCountedAndUsed() {
    Caller editor = stoa.program(Role.EDITOR);
    Caller.Answer saved =
        editor.put(
            "/api/v1/value-tables/colours",
            Map.of("attribute", "colour", "unmapped", "REPORT", "values", Map.of("blue", "navy")));
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    JsonNode overview = editor.get("/api/v1/value-tables/colours/overview?seenBy=shelf").body();
    assertThat(overview.path("selected").asLong()).isEqualTo(2);
    assertThat(overview.path("mapped").asLong()).isEqualTo(1);
    assertThat(overview.at("/rows/0/label").asString()).isEqualTo("Crimson");
    assertThat(overview.at("/rows/0/channelValue").isNull()).isTrue();
    Map<String, Object> unsaved = feed(Map.of("color", "lookup(\"colours\", value(\"colour\"))"));
    assertThat(editor.post("/api/v1/feeds/shelf/preview?sku=derby-blue", unsaved).text())
        .contains("navy");
    assertThat(editor.post("/api/v1/feeds/shelf/preview?sku=derby-red", unsaved).text())
        .contains("The value table colours has nothing for");
    Map<String, String> mistyped = Map.of("expression", "lookup(\"colors\", sku())");
    assertThat(editor.post("/api/v1/expressions/check", mistyped).text())
        .contains("Do you mean colours?");
    Caller.Answer refused =
        editor.put("/api/v1/value-tables/colours", Map.of("attribute", "nothing"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(editor.delete("/api/v1/value-tables/colours").status()).isEqualTo(204);
    assertThat(editor.get("/api/v1/value-tables/colours").status()).isEqualTo(404);
  }

  @Test
  void ratesAreForAdministratorsToSet() {
    List<Map<String, Object>> rates =
        List.of(
            Map.of("from", "EUR", "to", "USD", "rate", 1.08, "day", "2026-11-20", "source", "ECB"));
    assertThat(stoa.program(Role.EDITOR).put("/api/v1/exchange-rates", rates).status())
        .isEqualTo(403);
    Caller admin = stoa.program(Role.ADMIN);
    assertThat(admin.put("/api/v1/exchange-rates", rates).body().at("/0/rate").asDouble())
        .isEqualTo(1.08);
    assertThat(admin.delete("/api/v1/exchange-rates/EUR/USD").status()).isEqualTo(204);
    assertThat(admin.delete("/api/v1/exchange-rates/EUR/USD").status()).isEqualTo(404);
  }

  @Test
  void fulfilmentIsCountedAsAJobAndShownUntilItIsOutdated() {
    Caller editor = stoa.program(Role.EDITOR);
    assertThat(editor.get("/api/v1/feeds/nowhere/fulfilment").status()).isEqualTo(404);
    assertThat(editor.post("/api/v1/feeds/shelf/fulfilment", Map.of()).status()).isEqualTo(202);
    Await.until(
        Duration.ofMinutes(1),
        () ->
            editor.get("/api/v1/feeds/shelf/fulfilment").body().at("/counts/items").asLong() == 2);
    JsonNode counts = editor.get("/api/v1/feeds/shelf/fulfilment").body();
    JsonNode title =
        counts
            .path("counts")
            .path("fields")
            .valueStream()
            .filter(f -> f.path("name").asString().equals("title"))
            .findFirst()
            .orElseThrow();
    assertThat(title.path("filled").asLong()).isEqualTo(2);
  }
}
