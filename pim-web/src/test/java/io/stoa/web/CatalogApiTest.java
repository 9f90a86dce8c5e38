package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.user.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CatalogApiTest {
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
  void tellsWhatListsAndFormsNeed() {
    JsonNode catalog = stoa.program(Role.VIEWER).get("/api/v1/catalog").body();

    assertThat(catalog.path("locales").toString()).isEqualTo("[\"en_US\"]");
    assertThat(catalog.path("currencies").toString()).isEqualTo("[\"EUR\"]");
    assertThat(catalog.at("/channels/0/code").asString()).isEqualTo("web");
    assertThat(catalog.at("/families/0/code").asString()).isEqualTo("shoe");
    assertThat(catalog.path("categoryTrees").size()).isOne();
  }

  @Test
  void tellsAFamilysAttributesWithUnitsAndRequirements() {
    JsonNode attributes = stoa.program(Role.VIEWER).get("/api/v1/families/shoe/attributes").body();

    assertThat(attributes.size()).isEqualTo(6);
    for (JsonNode attribute : attributes) {
      if (attribute.path("code").asString().equals("weight")) {
        assertThat(attribute.path("units").toString()).contains("\"GRAM\"", "\"KILOGRAM\"");
      }
      if (attribute.path("code").asString().equals("name")) {
        assertThat(attribute.path("requiredFor").toString()).isEqualTo("[\"web\"]");
        assertThat(attribute.path("localizable").asBoolean()).isTrue();
      }
    }
  }

  @Test
  void findsOptionsByLabel() {
    JsonNode options =
        stoa.program(Role.VIEWER).get("/api/v1/attributes/colour/options?q=crim").body();

    assertThat(options.size()).isOne();
    assertThat(options.at("/0/code").asString()).isEqualTo("red");
  }

  @Test
  void walksTheCategoryTree() {
    Caller caller = stoa.program(Role.VIEWER);

    assertThat(caller.get("/api/v1/categories").body().at("/0/hasChildren").asBoolean()).isTrue();
    JsonNode below = caller.get("/api/v1/categories?parent=shop").body();
    assertThat(below.at("/0/code").asString()).isEqualTo("shoes");
    assertThat(below.at("/0/hasChildren").asBoolean()).isFalse();
  }

  @Test
  void readsStructureAsItIsStoredAndKeepsWhatIsInUse() {
    Caller admin = stoa.program(Role.ADMIN);

    assertThat(admin.get("/api/v1/structure/attributes/weight").body().path("type").asString())
        .isEqualTo("METRIC");
    assertThat(admin.get("/api/v1/structure/attribute_options/colour%2Fred").status())
        .isEqualTo(200);
    assertThat(admin.get("/api/v1/structure/attributes/nothing").status()).isEqualTo(404);
    assertThat(admin.get("/api/v1/structure/nonsense").status()).isEqualTo(404);
    assertThat(admin.delete("/api/v1/structure/attributes/name").status()).isEqualTo(422);
    assertThat(stoa.program(Role.EDITOR).delete("/api/v1/structure/attributes/name").status())
        .isEqualTo(403);
  }

  @Test
  void refusesALimitThatIsOutOfRange() {
    JsonNode problem = stoa.program(Role.VIEWER).get("/api/v1/jobs?limit=0").body();

    assertThat(problem.path("status").asInt()).isEqualTo(422);
    assertThat(problem.at("/violations/0/field").asString()).isEqualTo("limit");
  }
}
