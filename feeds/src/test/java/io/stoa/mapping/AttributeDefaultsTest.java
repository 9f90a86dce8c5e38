package io.stoa.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.EntityType;
import io.stoa.catalog.Labels;
import io.stoa.catalog.StoredCatalogs;
import io.stoa.catalog.ValueRules;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.RequirementSets;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributeDefaultsTest {
  private static final RequirementSet GOOGLE =
      RequirementSets.builtIn().find("google-merchant").orElseThrow();
  @TempDir Path folder;

  private RequirementSet in(Attribute... attributes) {
    try (SqliteDocumentStore store = SqliteDocumentStore.open(folder.resolve("store.db"))) {
      StoredCatalogs catalogs = new StoredCatalogs(store);
      catalogs.save(EntityType.ATTRIBUTES, Arrays.asList(attributes));
      return AttributeDefaults.in(GOOGLE, catalogs.current());
    }
  }

  private static @Nullable String map(RequirementSet set, String field) {
    return set.field(field).map(FieldRule::map).orElse(null);
  }

  private static Attribute text(String code) {
    return Attribute.of(code, AttributeType.TEXT);
  }

  @Test
  void usual_codes_fill_what_the_set_s_own_default_leaves_empty() {
    RequirementSet set = in(text("Marke"), text("EAN_Code"), text("herstellernummer"));
    assertThat(map(set, "brand")).startsWith("coalesce(").endsWith(", label(\"Marke\"))");
    assertThat(map(set, "gtin")).endsWith(", label(\"EAN_Code\"))");
    assertThat(map(set, "mpn")).endsWith(", label(\"herstellernummer\"))");
    assertThat(map(set, "title")).isEqualTo(map(GOOGLE, "title"));
  }

  @Test
  void labels_of_attributes_are_looked_at_too() {
    Attribute cryptic = labelled(text("a_0815"), "Colour");
    assertThat(map(in(cryptic), "color")).endsWith(", label(\"a_0815\"))");
  }

  private static Attribute labelled(Attribute a, String label) {
    return new Attribute(
        a.code(),
        a.type(),
        null,
        new Labels(Map.of("en_US", label)),
        false,
        false,
        false,
        Set.of(),
        null,
        null,
        false,
        false,
        0,
        ValueRules.NONE,
        Map.of());
  }

  @Test
  void words_of_other_languages_become_the_channel_s_values() {
    String gender = map(in(Attribute.of("geschlecht", AttributeType.SIMPLE_SELECT)), "gender");
    assertThat(gender).contains("\"damen\": \"female\"").contains("label(\"geschlecht\")");
    String age = map(in(text("altersgruppe")), "age_group");
    assertThat(age).contains("\"erwachsene\": \"adult\"");
  }

  @Test
  void long_texts_lose_their_html_and_fit() {
    String description =
        map(in(Attribute.of("langbeschreibung", AttributeType.TEXTAREA)), "description");
    assertThat(description).endsWith(", truncate(stripHtml(label(\"langbeschreibung\")), 5000))");
  }

  @Test
  void attributes_that_cannot_hold_it_are_left_out() {
    RequirementSet set =
        in(
            Attribute.of("farbe", AttributeType.IMAGE),
            Attribute.of("size", AttributeType.BOOLEAN),
            Attribute.of("brand", AttributeType.TEXT));
    assertThat(map(set, "color")).isEqualTo(map(GOOGLE, "color"));
    assertThat(map(set, "brand")).as("named there already").isEqualTo(map(GOOGLE, "brand"));
  }

  @Test
  void every_default_of_every_set_compiles_with_a_rich_catalogue() {
    ExpressionCompiler compiler = new ExpressionCompiler();
    List<Attribute> rich =
        List.of(
            text("titel"),
            text("beschreibung"),
            text("marke"),
            text("ean13"),
            text("farbe"),
            text("geschlecht"),
            text("altersgruppe"),
            text("zustand"),
            text("groesse"),
            text("materialien"),
            text("muster"),
            text("model_number"));
    try (SqliteDocumentStore store = SqliteDocumentStore.open(folder.resolve("rich.db"))) {
      StoredCatalogs catalogs = new StoredCatalogs(store);
      catalogs.save(EntityType.ATTRIBUTES, rich);
      for (RequirementSet set : RequirementSets.builtIn().all()) {
        Mapping.compile(compiler, AttributeDefaults.in(set, catalogs.current()), Map.of());
      }
    }
  }
}
