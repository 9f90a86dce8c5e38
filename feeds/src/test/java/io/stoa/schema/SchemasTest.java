package io.stoa.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.FieldType;
import io.stoa.requirement.LengthUnit;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.RequirementSets;
import io.stoa.schema.networknt.NetworkntCompiler;
import io.stoa.store.DataDirectory;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemasTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Map<String, String> IN_US = Map.of("marketplaceId", ProductTypes.US);
  private final DataDirectory directory;
  private final SqliteDocumentStore store;
  private final Schemas schemas;
  private final RequirementSet amazon =
      RequirementSets.builtIn().find("amazon-listings").orElseThrow();

  SchemasTest(@TempDir Path folder) throws IOException {
    directory = DataDirectory.open(folder);
    store = SqliteDocumentStore.open(directory.database());
    schemas = new Schemas(store, new NetworkntCompiler(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    store.close();
    directory.close();
  }

  private FieldRule field(String name) {
    return SchemaRules.of(schemas).in(amazon, IN_US).field(name).orElseThrow();
  }

  @Test
  void aSchemaIsStoredFoundAndReplaced() {
    StoredSchema first = schemas.put(ProductTypes.shirtRef(), "Shirt", "v1", ProductTypes.shirt());
    assertThat(schemas.find(ProductTypes.shirtRef())).contains(first);
    assertThat(first.stored()).isEqualTo(NOW);
    StoredSchema second =
        schemas.put(ProductTypes.shirtRef(), "Shirt", "v2", "{\"type\": \"object\"}");
    assertThat(schemas.of("amazon")).containsExactly(second);
    assertThat(schemas.of("other")).isEmpty();
    assertThat(schemas.text(ProductTypes.shirtRef())).contains("{\"type\": \"object\"}");
    assertThat(schemas.delete(ProductTypes.shirtRef())).isTrue();
    assertThat(schemas.delete(ProductTypes.shirtRef())).isFalse();
    assertThat(schemas.text(ProductTypes.shirtRef())).isEmpty();
  }

  @Test
  void whatIsNoSchemaIsNotStored() {
    StoaException refused =
        catchThrowableOfType(
            StoaException.class,
            () -> schemas.put(ProductTypes.shirtRef(), "Shirt", null, "<html>Sign in</html>"));
    assertThat(refused.violations()).extracting(Violation::rule).containsExactly("json_schema");
    StoaException misnamed =
        catchThrowableOfType(
            StoaException.class,
            () -> schemas.put(new SchemaRef("amazon", "../x", "a b", ""), "", null, "{}"));
    assertThat(misnamed.violations())
        .extracting(Violation::field)
        .containsExactly("name", "variant");
    assertThat(schemas.of("amazon")).isEmpty();
  }

  @Test
  void everyAttributeOfAProductTypeIsAFieldWithItsSelectors() {
    schemas.put(ProductTypes.shirtRef(), "Shirt", null, ProductTypes.shirt());
    FieldRule fabric = field("attributes.fabric_type[].value");
    assertThat(fabric.selectors()).containsExactlyInAnyOrder("marketplace_id", "language_tag");
    assertThat(fabric.type()).isEqualTo(FieldType.TEXT);
    assertThat(fabric.requiredWhen()).contains("SHIRT").contains("LISTING");
    assertThat(fabric.requiredBecause()).isEqualTo("for SHIRT");
    assertThat(fabric.source().says()).isEqualTo("Fabric. Fibres and their shares.");
    FieldRule department = field("attributes.department[].value");
    assertThat(department.type()).isEqualTo(FieldType.ENUM);
    assertThat(department.values()).containsExactly("mens", "unisex-adult", "womens");
    assertThat(department.selectors()).containsExactly("marketplace_id");
    assertThat(department.requiredWhen()).isNull();
    FieldRule care = field("attributes.care_instructions[].value");
    assertThat(care.type()).isEqualTo(FieldType.LIST);
    assertThat(care.of()).as("any text is let through").isEqualTo(FieldType.TEXT);
    assertThat(care.items()).isNotNull();
    assertThat(field("attributes.style_year[].value").type()).isEqualTo(FieldType.INTEGER);
    assertThat(field("attributes.release_date[].value").type()).isEqualTo(FieldType.DATE_TIME);
    assertThat(field("attributes.item_package_dimensions[].height.unit").values())
        .containsExactly("centimeters", "inches");
    assertThat(field("attributes.closure[].type[].value").selectors())
        .containsExactlyInAnyOrder("marketplace_id", "type[].language_tag");
    assertThat(field("attributes.child_parent_sku_relationship[].parent_sku").length())
        .as("what the set says itself stays")
        .isEqualTo(new FieldRule.Length(null, 40, LengthUnit.CHARACTERS));
  }

  @Test
  void fieldsOfOtherMarketplacesStayAway() {
    schemas.put(ProductTypes.shirtRef(), "Shirt", null, ProductTypes.shirt());
    RequirementSet german =
        SchemaRules.of(schemas).in(amazon, Map.of("marketplaceId", "A1PA6795UKMFR9"));
    assertThat(german).isEqualTo(amazon);
    assertThat(SchemaRules.none().in(amazon, IN_US)).isEqualTo(amazon);
  }

  @Test
  void whatSeveralTypesShareSatisfiesEachOfThem() {
    schemas.put(ProductTypes.shirtRef(), "Shirt", null, ProductTypes.shirt());
    schemas.put(
        new SchemaRef("amazon", "HAT", ProductTypes.US, "LISTING"),
        "Hat",
        null,
        ProductTypes.shirt().replace("\"mens\"", "\"heads\""));
    assertThat(field("attributes.department[].value").values())
        .containsExactlyInAnyOrder("mens", "heads", "unisex-adult", "womens");
    assertThat(field("attributes.fabric_type[].value").requiredBecause())
        .isEqualTo("for HAT, SHIRT");
  }
}
