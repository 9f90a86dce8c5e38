package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeOption;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalogs;
import io.stoa.catalog.Category;
import io.stoa.catalog.Channel;
import io.stoa.catalog.CurrencySetting;
import io.stoa.catalog.EntityType;
import io.stoa.catalog.Family;
import io.stoa.catalog.Labels;
import io.stoa.catalog.LocaleSetting;
import io.stoa.catalog.StructureEntity;
import io.stoa.error.Violation;
import io.stoa.user.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    Catalogs catalogs = stoa.node().catalogs();
    save(catalogs, EntityType.LOCALES, new LocaleSetting("en_US"));
    save(catalogs, EntityType.CURRENCIES, new CurrencySetting("EUR", true));
    save(
        catalogs,
        EntityType.CATEGORIES,
        new Category("shop", null, Labels.NONE, 0),
        new Category("shoes", "shop", new Labels(Map.of("en_US", "Shoes")), 1));
    save(
        catalogs,
        EntityType.CHANNELS,
        new Channel("web", Labels.NONE, "shop", Set.of("en_US"), Set.of("EUR"), Map.of()));
    save(
        catalogs,
        EntityType.ATTRIBUTES,
        Attribute.of("sku", AttributeType.IDENTIFIER),
        Attribute.of("name", AttributeType.TEXT).localized(),
        Attribute.of("weight", AttributeType.METRIC).measured("Weight", "GRAM"),
        Attribute.of("colour", AttributeType.SIMPLE_SELECT));
    save(
        catalogs,
        EntityType.ATTRIBUTE_OPTIONS,
        new AttributeOption("colour", "red", new Labels(Map.of("en_US", "Crimson")), 1),
        new AttributeOption("colour", "blue", Labels.NONE, 2));
    save(
        catalogs,
        EntityType.FAMILIES,
        new Family(
            "shoe",
            Labels.NONE,
            Set.of("sku", "name", "weight", "colour"),
            Map.of("web", Set.of("sku", "name")),
            "name",
            null));
  }

  @AfterAll
  static void stop() {
    stoa.close();
  }

  private static void save(Catalogs catalogs, EntityType type, StructureEntity... entities) {
    for (List<Violation> violations : catalogs.save(type, List.of(entities))) {
      assertThat(violations).isEmpty();
    }
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

    assertThat(attributes.size()).isEqualTo(4);
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
