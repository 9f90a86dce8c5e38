package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.user.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class HistoryApiTest {
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
  void tellsOfImportsPeopleAndProgramsNewestFirst() {
    Caller person = stoa.person(Role.EDITOR);
    Caller program = stoa.program(Role.EDITOR);
    String table = "sku;family;name-en_US\nboot;shoe;Boot\n";
    String job =
        person
            .upload(
                "/api/v1/imports", "files", "products.csv", table.getBytes(StandardCharsets.UTF_8))
            .body()
            .path("id")
            .asString();
    stoa.ended(person, job);
    program.patch("/api/v1/products/boot", Map.of("values", Map.of("name|en_US", "Tall boot")));
    person.patch("/api/v1/products/boot", Map.of("enabled", false));

    JsonNode first = person.get("/api/v1/products/BOOT/history?limit=2").body();
    assertThat(first.path("items").findValuesAsString("way")).containsExactly("PAGE", "API");
    assertThat(first.at("/items/0/changes").toString())
        .isEqualTo("[{\"key\":\"enabled\",\"before\":true,\"after\":false,\"whole\":true}]");
    assertThat(first.at("/items/1/changes/0/before").asString()).isEqualTo("Boot");
    JsonNode rest =
        person
            .get("/api/v1/products/boot/history?limit=2&before=" + first.path("next").asLong())
            .body();
    assertThat(rest.path("items")).hasSize(1);
    assertThat(rest.at("/items/0/created").asBoolean()).isTrue();
    assertThat(rest.at("/items/0/job").asString()).isEqualTo(job);
    assertThat(rest.at("/items/0/by")).isEqualTo(first.at("/items/0/by"));
    assertThat(rest.path("next").isNull()).isTrue();
    assertThat(person.get("/api/v1/products/nothing/history").status()).isEqualTo(404);
    assertThat(person.get("/api/v1/products/boot/history?limit=0").status()).isEqualTo(422);
  }

  @Test
  void restoresWhatAnEditFound() {
    Caller editor = stoa.program(Role.EDITOR);
    editor.post("/api/v1/products", Map.of("identifier", "clog", "family", "shoe"));
    editor.patch("/api/v1/products/clog", Map.of("values", Map.of("name|en_US", "Clog")));
    editor.patch(
        "/api/v1/products/clog", Map.of("enabled", false, "values", Map.of("name|en_US", "Shoe")));
    String restore = "/api/v1/products/clog/history/3/restore";

    assertThat(editor.post(restore, Map.of("version", 2)).status()).isEqualTo(409);
    Caller.Answer name = editor.post(restore, Map.of("version", 3, "keys", List.of("name|en_US")));
    assertThat(name.status()).as(name.text()).isEqualTo(200);
    assertThat(name.header("ETag")).isEqualTo("\"4\"");
    assertThat(name.body().at("/values/name|en_US").asString()).isEqualTo("Clog");
    assertThat(name.body().path("enabled").asBoolean()).isFalse();
    assertThat(editor.post(restore, Map.of()).body().path("enabled").asBoolean()).isTrue();
    assertThat(editor.post(restore, Map.of("keys", List.of("colour"))).status()).isEqualTo(422);
    assertThat(editor.post("/api/v1/products/clog/history/9/restore", Map.of()).status())
        .isEqualTo(404);
  }

  @Test
  void modelsHaveAHistoryAndViewersOnlyReadIt() {
    Caller editor = stoa.program(Role.EDITOR);
    Caller viewer = stoa.program(Role.VIEWER);
    editor.post(
        "/api/v1/product-models",
        Map.of("identifier", "loafer", "familyVariant", "shoe_by_colour"));
    editor.patch("/api/v1/product-models/loafer", Map.of("values", Map.of("note", "soft")));
    JsonNode history = viewer.get("/api/v1/product-models/loafer/history").body();
    assertThat(history.at("/items/0/changes/0/after").asString()).isEqualTo("soft");
    String restore = "/api/v1/product-models/loafer/history/2/restore";
    assertThat(viewer.post(restore, Map.of()).status()).isEqualTo(403);
    Caller.Answer restored = editor.post(restore, Map.of());
    assertThat(restored.status()).as(restored.text()).isEqualTo(200);
    assertThat(restored.body().path("values").has("note")).isFalse();
  }
}
