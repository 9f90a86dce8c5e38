package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.user.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SchemaApiTest {
  private static final String SHIRT =
      "/api/v1/schemas/amazon/SHIRT?variant=ATVPDKIKX0DER&edition=LISTING";
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

  private static Map<String, Object> schema() {
    return Map.of(
        "type",
        "object",
        "required",
        List.of("fabric_type"),
        "properties",
        Map.of(
            "fabric_type",
            Map.of(
                "type",
                "array",
                "items",
                Map.of(
                    "type", "object", "properties", Map.of("value", Map.of("type", "string"))))));
  }

  @Test
  void aSchemaIsUploadedReadAndRemoved() {
    Caller editor = stoa.program(Role.EDITOR);
    Caller.Answer stored = editor.put(SHIRT + "&label=Shirts", schema());
    assertThat(stored.status()).as(stored.text()).isEqualTo(200);
    assertThat(stored.body().path("label").asString("")).isEqualTo("Shirts");
    JsonNode all = stoa.program(Role.VIEWER).get("/api/v1/schemas/amazon").body();
    assertThat(all.at("/0/ref/name").asString("")).isEqualTo("SHIRT");
    assertThat(editor.get(SHIRT).body().at("/required/0").asString("")).isEqualTo("fabric_type");
    assertThat(stoa.program(Role.VIEWER).delete(SHIRT).status()).isEqualTo(403);
    assertThat(editor.delete(SHIRT).status()).isEqualTo(204);
    assertThat(editor.delete(SHIRT).status()).isEqualTo(404);
  }

  @Test
  void aFeedTellsWhichTypesItHasAndWhichItLacks() {
    Caller admin = stoa.program(Role.ADMIN);
    Map<String, Object> created =
        Map.of("identifier", "derby", "family", "shoe", "values", Map.of("name|en_US", "Derby"));
    assertThat(admin.post("/api/v1/products", created).status()).isEqualTo(201);
    Map<String, Object> feed = ShelfFeed.hosted();
    feed.put("requirementSet", "amazon-listings");
    feed.put("format", "amazon-json");
    feed.put("mapping", Map.of("productType", "'SHOES'"));
    feed.put(
        "view", ShelfFeed.viewOfShop(Map.of("sellerId", "A1", "marketplaceId", "ATVPDKIKX0DER")));
    Caller.Answer saved = admin.put("/api/v1/feeds/types", feed);
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);

    JsonNode lacking = stoa.program(Role.VIEWER).get("/api/v1/feeds/types/schemas").body();
    assertThat(lacking.at("/missing/0/name").asString()).isEqualTo("SHOES");
    assertThat(lacking.path("fetchable").asBoolean()).isFalse();
    String shoes = SHIRT.replace("SHIRT", "SHOES");
    assertThat(admin.put(shoes, schema()).status()).isEqualTo(200);
    JsonNode having = admin.get("/api/v1/feeds/types/schemas").body();
    assertThat(having.path("missing")).isEmpty();
    assertThat(having.at("/stored/0/ref/name").asString()).isEqualTo("SHOES");
    assertThat(admin.get("/api/v1/feeds/types/requirements").body().findValuesAsString("name"))
        .contains("attributes.fabric_type[].value");
    assertThat(admin.delete(shoes).status()).isEqualTo(204);
  }

  @Test
  void whatIsNoSchemaIsRefusedWithTheReason() {
    Caller editor = stoa.program(Role.EDITOR);
    Caller.Answer refused =
        editor.put(SHIRT, Map.of("properties", Map.of("a", Map.of("maxUniqueItems", "many"))));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("maxUniqueItems");
  }

  @Test
  void aChannelThatPublishesNothingSaysSo() {
    Caller admin = stoa.program(Role.ADMIN);
    Map<String, Object> feed = ShelfFeed.hosted();
    assertThat(admin.put("/api/v1/feeds/plain", feed).status()).isEqualTo(200);
    Caller.Answer refused =
        admin.post("/api/v1/feeds/plain/schemas", Map.of("names", List.of("SHIRT")));
    assertThat(refused.status()).isEqualTo(422);
    Caller.Answer rehearsal = admin.post("/api/v1/feeds/plain/rehearsal?sku=derby", Map.of());
    assertThat(rehearsal.status()).isEqualTo(422);
    assertThat(rehearsal.text()).contains("beforehand");
  }
}
