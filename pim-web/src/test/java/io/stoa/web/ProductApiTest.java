package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.user.Role;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ProductApiTest {
  private static RunningStoa stoa;

  @BeforeAll
  static void start(@TempDir Path data) {
    stoa = new RunningStoa(data);
    SmallShop.openIn(stoa.node());
  }

  @AfterAll
  static void stop() {
    stoa.close();
  }

  @Test
  void createsReadsChangesAndDeletesAProduct() {
    Caller editor = stoa.program(Role.EDITOR);

    Caller.Answer created =
        editor.post(
            "/api/v1/products",
            Map.of(
                "identifier",
                "boot-1",
                "family",
                "shoe",
                "categories",
                List.of("shoes"),
                "values",
                Map.of(
                    "name|en_US", "Boot",
                    "weight", Map.of("amount", 800, "unit", "GRAM"),
                    "price", Map.of("prices", Map.of("EUR", 79.9)),
                    "colour", Map.of("option", "red"))));

    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    JsonNode product = editor.get("/api/v1/products/BOOT-1").body();
    assertThat(product.path("identifier").asString()).isEqualTo("boot-1");
    assertThat(product.at("/values/name|en_US").asString()).isEqualTo("Boot");
    assertThat(product.at("/values/weight/amount").decimalValue()).isEqualByComparingTo("800");
    assertThat(product.at("/values/price/prices/EUR").decimalValue()).isEqualByComparingTo("79.9");
    assertThat(product.at("/completeness/0/percent").asInt()).isEqualTo(100);

    Caller.Answer changed =
        editor.patch(
            "/api/v1/products/boot-1",
            Map.of("version", 1, "values", withNull("weight", "name|en_US", "Tall boot")));

    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.body().path("version").asLong()).isEqualTo(2);
    assertThat(changed.body().path("values").has("weight")).isFalse();
    assertThat(changed.body().at("/values/colour/option").asString()).isEqualTo("red");
    assertThat(changed.body().at("/completeness/0/missing").toString()).isEqualTo("[\"weight\"]");

    assertThat(editor.delete("/api/v1/products/boot-1?version=2").status()).isEqualTo(204);
    assertThat(editor.get("/api/v1/products/boot-1").status()).isEqualTo(404);
  }

  @Test
  void whoeverIsSlowerIsToldWhichVersionIsThere() {
    Caller editor = stoa.program(Role.EDITOR);
    create(editor, "clog");
    editor.patch("/api/v1/products/clog", Map.of("version", 1, "enabled", false));

    Caller.Answer late =
        editor.patch("/api/v1/products/clog", Map.of("version", 1, "enabled", true));

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(late.body().path("code").asString()).isEqualTo("VERSION_CONFLICT");
    assertThat(late.body().at("/violations/0/value").asString()).isEqualTo("2");
  }

  @Test
  void allViolationsAreToldAtTheirFields() {
    Caller editor = stoa.program(Role.EDITOR);
    create(editor, "sandal");

    Caller.Answer refused =
        editor.patch(
            "/api/v1/products/sandal",
            Map.of(
                "version",
                1,
                "values",
                Map.of(
                    "note", "much too long",
                    "colour", Map.of("option", "ultraviolet"),
                    "weight", Map.of("amount", 1, "unit", "LIGHT_YEAR"))));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().path("violations").findValuesAsString("field"))
        .containsExactlyInAnyOrder("note", "colour", "weight");
    assertThat(editor.get("/api/v1/products/sandal").body().path("version").asLong()).isOne();
  }

  @Test
  void valuesOfNoKnownFormAreToldTogether() {
    Caller editor = stoa.program(Role.EDITOR);
    create(editor, "loafer");

    Caller.Answer refused =
        editor.patch(
            "/api/v1/products/loafer",
            Map.of("values", Map.of("weight", List.of(1), "name|en_US", Map.of("no", "value"))));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().path("violations").findValuesAsString("field"))
        .containsExactlyInAnyOrder("weight", "name-en_US");
  }

  @Test
  void whatTheApiDoesNotKnowIsRefused() {
    Caller editor = stoa.program(Role.EDITOR);
    create(editor, "mule");

    Caller.Answer refused = editor.patch("/api/v1/products/mule", Map.of("colour", "red"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().path("detail").asString()).contains("colour");
  }

  @Test
  void aVariantShowsWhatItInheritsAndFromWhom() {
    Caller editor = stoa.program(Role.EDITOR);
    Caller.Answer model =
        editor.post(
            "/api/v1/product-models",
            Map.of(
                "identifier",
                "runner",
                "familyVariant",
                "shoe_by_colour",
                "categories",
                List.of("shoes"),
                "values",
                Map.of("name|en_US", "Runner")));
    assertThat(model.status()).as(model.text()).isEqualTo(201);
    Caller.Answer variant =
        editor.post(
            "/api/v1/products",
            Map.of(
                "identifier",
                "runner-red",
                "parent",
                "runner",
                "values",
                Map.of("colour", Map.of("option", "red"))));
    assertThat(variant.status()).as(variant.text()).isEqualTo(201);

    JsonNode product = editor.get("/api/v1/products/runner-red").body();

    assertThat(product.path("family").asString()).isEqualTo("shoe");
    assertThat(product.path("models").toString()).isEqualTo("[\"runner\"]");
    assertThat(product.path("inheritedCategories").toString()).isEqualTo("[\"shoes\"]");
    assertThat(product.at("/inherited/name|en_US/value").asString()).isEqualTo("Runner");
    assertThat(product.at("/inherited/name|en_US/from").asString()).isEqualTo("runner");
    assertThat(editor.delete("/api/v1/product-models/runner").status()).isEqualTo(422);
  }

  @Test
  void identifiersMayHoldAnySign() {
    Caller editor = stoa.program(Role.EDITOR);
    for (String identifier : List.of("a/b", "50% off", "x;y=1", "ü ß", "back\\slash", "q?#&")) {
      create(editor, identifier);
      String segment =
          java.net.URLEncoder.encode(identifier, java.nio.charset.StandardCharsets.UTF_8)
              .replace("+", "%20");

      Caller.Answer answer = editor.get("/api/v1/products/" + segment);

      assertThat(answer.status()).as(identifier).isEqualTo(200);
      assertThat(answer.body().path("identifier").asString()).isEqualTo(identifier);
    }
  }

  @Test
  void aViewerReadsAndDoesNotWrite() {
    create(stoa.program(Role.EDITOR), "pump");
    Caller viewer = stoa.program(Role.VIEWER);

    assertThat(viewer.get("/api/v1/products/pump").status()).isEqualTo(200);
    assertThat(viewer.patch("/api/v1/products/pump", Map.of("enabled", false)).status())
        .isEqualTo(403);
    assertThat(viewer.delete("/api/v1/products/pump").status()).isEqualTo(403);
    assertThat(viewer.post("/api/v1/products/search", Map.of()).status()).isEqualTo(200);
    Map<String, Object> byFamily = Map.of("facets", List.of(Map.of("by", "FAMILY")));
    assertThat(viewer.post("/api/v1/products/facets", byFamily).status()).isEqualTo(200);
  }

  private static void create(Caller editor, String identifier) {
    Caller.Answer answer =
        editor.post("/api/v1/products", Map.of("identifier", identifier, "family", "shoe"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private static Map<String, @Nullable Object> withNull(String cleared, String key, Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(cleared, null);
    map.put(key, value);
    return map;
  }
}
