package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.user.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FacetApiTest {
  private static final String FACETS = "/api/v1/products/facets";

  private static final Map<String, String> COLOUR = Map.of("attribute", "colour");

  private static RunningStoa stoa;

  @BeforeAll
  static void start(@TempDir Path data) {
    stoa = new RunningStoa(data);
    SmallShop.openIn(stoa.node());
    create("one", "red", true);
    create("two", "red", false);
    create("three", "blue", true);
    Caller viewer = stoa.program(Role.VIEWER);
    Await.until(
        Duration.ofSeconds(30),
        () -> viewer.get("/api/v1/products").body().path("total").asInt() == 3);
  }

  @AfterAll
  static void stop() {
    stoa.close();
  }

  private static void create(String identifier, String colour, boolean enabled) {
    Map<String, Object> product =
        Map.of(
            "identifier",
            identifier,
            "family",
            "shoe",
            "enabled",
            enabled,
            "categories",
            List.of("shoes"),
            "values",
            Map.of("colour", Map.of("option", colour)));
    Caller.Answer answer = stoa.program(Role.EDITOR).post("/api/v1/products", product);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  @Test
  void countsByFacetsWithLabelsWhileWhatIsChosenNarrowsTheOthers() {
    Map<String, Object> red =
        Map.of("is", "value", "key", COLOUR, "operator", "EQUALS", "operands", List.of("red"));
    JsonNode counts =
        count(
            Map.of("by", "VALUE", "key", COLOUR, "chosen", red),
            Map.of("by", "ENABLED"),
            Map.of("by", "CATEGORY_TREE", "categories", List.of("shop", "shoes")));

    assertThat(counts.at("/0/total").asInt()).isEqualTo(3);
    assertThat(counts.at("/0/values").toString())
        .isEqualTo(
            """
            [{"code":"red","label":"Crimson","documents":2},\
            {"code":"blue","label":"blue","documents":1}]""");
    assertThat(counts.at("/1/total").asInt()).isEqualTo(2);
    assertThat(counts.at("/1/values/0/documents").asInt()).isEqualTo(1);
    assertThat(counts.at("/2/values/0/label").asString()).isEqualTo("Shoes");
    assertThat(counts.at("/2/values/1/documents").asInt()).isEqualTo(2);
  }

  @Test
  void aFilterNarrowsAllAndALimitSaysWhatWasLeftOut() {
    Map<String, Object> enabled = Map.of("is", "enabled", "enabled", true);
    Map<String, Object> question =
        Map.of(
            "filter",
            enabled,
            "limit",
            1,
            "facets",
            List.of(Map.of("by", "VALUE", "key", COLOUR), Map.of("by", "KIND")));

    JsonNode counts = stoa.program(Role.VIEWER).post(FACETS, question).body();

    assertThat(counts.at("/0/values").toString())
        .isEqualTo("[{\"code\":\"blue\",\"label\":\"blue\",\"documents\":1}]");
    assertThat(counts.at("/0/further").asInt()).isEqualTo(1);
    assertThat(counts.at("/0/without").asInt()).isZero();
    assertThat(counts.at("/1/values/0/code").asString()).isEqualTo("PRODUCT");
  }

  @Test
  void everythingThatIsMissingIsToldByItsField() {
    Caller.Answer answer =
        stoa.program(Role.VIEWER)
            .post(
                FACETS,
                Map.of(
                    "facets",
                    List.of(
                        Map.of(),
                        Map.of("by", "COMPLETENESS"),
                        Map.of("by", "VALUE"),
                        Map.of("by", "CATEGORY_TREE"))));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().path("violations").findValuesAsString("field"))
        .containsExactly(
            "facets[0].by",
            "facets[1].channel",
            "facets[1].locale",
            "facets[2].key",
            "facets[3].categories");
  }

  @Test
  void noFacetTooManyAndThoseWithoutOptionsAreRefused() {
    Caller viewer = stoa.program(Role.VIEWER);
    Map<String, Object> byFamily = Map.of("by", "FAMILY");

    assertThat(viewer.post(FACETS, Map.of()).status()).isEqualTo(422);
    assertThat(
            viewer
                .post(FACETS, Map.of("facets", java.util.Collections.nCopies(21, byFamily)))
                .status())
        .isEqualTo(422);
    Caller.Answer noOptions =
        viewer.post(
            FACETS,
            Map.of("facets", List.of(Map.of("by", "VALUE", "key", Map.of("attribute", "weight")))));
    assertThat(noOptions.status()).isEqualTo(422);
    assertThat(noOptions.body().path("detail").asString()).contains("only selects");
  }

  private static JsonNode count(Object... facets) {
    Caller.Answer answer =
        stoa.program(Role.VIEWER)
            .post(FACETS, Map.of("facets", List.of(facets), "locale", "en_US"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }
}
