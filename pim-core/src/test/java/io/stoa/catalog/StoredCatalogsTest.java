package io.stoa.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.error.Violation;
import io.stoa.product.Examples;
import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredCatalogsTest {
  private DocumentStore store;
  private StoredCatalogs catalogs;

  @BeforeEach
  void open(@TempDir Path directory) {
    store = store(directory);
    catalogs = new StoredCatalogs(store);
  }

  /** A store of its own for each test. */
  DocumentStore store(Path directory) {
    return SqliteDocumentStore.open(directory.resolve("store.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatIsSavedIsThereForThisAndForTheNextProcess() {
    Examples.saveAll(catalogs, Examples.structure());
    for (Catalogs reader : List.of(catalogs, new StoredCatalogs(store))) {
      Catalog catalog = reader.current();
      for (StructureEntity entity : Examples.structure()) {
        assertThat(catalog.all(entity.getClass()).stream().map(e -> (Object) e)).contains(entity);
      }
    }
  }

  @Test
  void codesAreFoundInAnyCaseAndGivenAsDefined() {
    Examples.saveAll(catalogs, Examples.structure());
    Catalog catalog = catalogs.current();
    assertThat(catalog.attribute("NAME").orElseThrow().code()).isEqualTo("name");
    assertThat(catalog.option("Color", "BLUE").orElseThrow().option()).isEqualTo("Blue");
    assertThat(catalog.options("COLOR")).hasSize(2);
    assertThat(catalog.withDescendants("CLOTHES")).containsExactlyInAnyOrder("clothes", "shirts");
    assertThat(catalog.ancestors("Shirts"))
        .extracting(Category::code)
        .containsExactly("clothes", "master");
    assertThat(catalog.identifier().code()).isEqualTo("sku");
    assertThat(catalog.activeLocales()).containsExactly("de_DE", "en_US");
    assertThat(catalog.activeCurrencies()).containsExactly("EUR", "USD");
    assertThat(catalog.isActive("de_DE", "print")).isFalse();
  }

  @Test
  void oneEntityIsFoundAmongAllByItsCode() {
    Examples.saveAll(catalogs, Examples.structure());
    assertThat(catalogs.find(EntityType.ATTRIBUTES, "NAME"))
        .get()
        .isEqualTo(catalogs.current().attribute("name").orElseThrow());
    assertThat(catalogs.find(EntityType.ATTRIBUTE_OPTIONS, "Color/BLUE"))
        .get()
        .isEqualTo(catalogs.current().option("color", "Blue").orElseThrow());
    assertThat(catalogs.find(EntityType.MEASUREMENT_FAMILIES, "weight")).isPresent();
    assertThat(catalogs.find(EntityType.ATTRIBUTES, "nothing")).isEmpty();
  }

  @Test
  void savingTheSameAgainWritesNothing() {
    Examples.saveAll(catalogs, Examples.structure());
    long revision = catalogs.current().revision();
    Examples.saveAll(catalogs, Examples.structure());
    assertThat(catalogs.current().revision()).isEqualTo(revision);
    save(new Category("new", "master", Labels.NONE, 0));
    assertThat(catalogs.current().revision()).isGreaterThan(revision);
  }

  @Test
  void anotherProcessesWritesAreTakenIn() {
    StoredCatalogs other = new StoredCatalogs(store);
    save(new Category("tree", null, Labels.NONE, 0));
    assertThat(other.refreshed().category("tree")).isPresent();
    assertThat(
            other.save(EntityType.CATEGORIES, List.of(new Category("x", "TREE", Labels.NONE, 0))))
        .containsExactly(List.of());
    assertThat(catalogs.refreshed().category("x").orElseThrow().parent()).isEqualTo("tree");
  }

  @Test
  void aBadEntityDoesNotStopTheOthersAndAllItsViolationsAreTold() {
    List<List<Violation>> results =
        catalogs.save(
            EntityType.ATTRIBUTES,
            List.of(
                new Attribute(
                    "bad code",
                    AttributeType.METRIC,
                    "nope",
                    Labels.NONE,
                    true,
                    false,
                    true,
                    Set.of("xx_XX"),
                    "Weight",
                    "LITER",
                    false,
                    false,
                    0,
                    ValueRules.NONE,
                    Map.of()),
                Attribute.of("good", AttributeType.TEXT)));
    assertThat(rules(results.get(0)))
        .containsExactlyInAnyOrder(
            "code:code_syntax",
            "group:unknown",
            "available_locales:unknown",
            "default_metric_unit:unknown",
            "unique:type",
            "scopable:unique");
    assertThat(results.get(1)).isEmpty();
    assertThat(catalogs.current().attribute("good")).isPresent();
    assertThat(catalogs.current().attribute("bad code")).isEmpty();
  }

  @Test
  void reservedAttributeCodesAreRefused() {
    assertThat(rules(save(Attribute.of("Categories", AttributeType.TEXT))))
        .containsExactly("code:reserved");
    assertThat(rules(save(Attribute.of("x_groups", AttributeType.TEXT))))
        .containsExactly("code:reserved");
  }

  @Test
  void rulesOfAnAttributeMustMakeSense() {
    ValueRules rules =
        new ValueRules(
            300,
            "regexp",
            "/([a-z/",
            BigDecimal.TEN,
            BigDecimal.ONE,
            true,
            true,
            LocalDate.of(2026, 2, 1),
            LocalDate.of(2026, 1, 1),
            List.of("jpg", "../x"),
            BigDecimal.ZERO);
    assertThat(rules(save(Attribute.of("a", AttributeType.TEXT).ruled(rules))))
        .containsExactlyInAnyOrder(
            "max_characters:range",
            "max_file_size:range",
            "number_max:range",
            "date_max:range",
            "allowed_extensions:extension",
            "validation_regexp:regexp");
  }

  @Test
  void whatGivesStoredValuesTheirMeaningCannotChange() {
    save(Attribute.of("a", AttributeType.TEXT));
    assertThat(rules(save(Attribute.of("A", AttributeType.NUMBER).localized().uniquely())))
        .contains("type:immutable", "localizable:immutable", "unique:immutable");
    save(Attribute.of("weight", AttributeType.METRIC).measured("weight", "gram"));
    assertThat(catalogs.current().attribute("weight").orElseThrow().defaultUnit())
        .isEqualTo("GRAM");
    assertThat(rules(save(Attribute.of("weight", AttributeType.METRIC).measured("Length", "INCH"))))
        .containsExactly("metric_family:immutable");
  }

  @Test
  void thereIsOneIdentifierAttribute() {
    List<List<Violation>> results =
        catalogs.save(
            EntityType.ATTRIBUTES,
            List.of(
                Attribute.of("sku", AttributeType.IDENTIFIER),
                Attribute.of("other", AttributeType.TEXT)));
    assertThat(results).containsOnly(List.of());
    assertThat(rules(save(Attribute.of("aaa", AttributeType.IDENTIFIER))))
        .containsExactly("type:one_identifier");
    assertThat(catalogs.current().identifier().code()).isEqualTo("sku");
  }

  @Test
  void aCategoryMayNameAParentFurtherDownButNotABadOne() {
    List<List<Violation>> results =
        catalogs.save(
            EntityType.CATEGORIES,
            List.of(
                new Category("leaf", "Branch", Labels.NONE, 0),
                new Category("branch", "tree", Labels.NONE, 0),
                new Category("tree", null, Labels.NONE, 0),
                new Category("lost", "bad", Labels.NONE, 0),
                new Category("bad", "nowhere", Labels.NONE, 0)));
    assertThat(results.subList(0, 3)).containsOnly(List.of());
    assertThat(rules(results.get(3))).containsExactly("parent:unknown");
    assertThat(rules(results.get(4))).containsExactly("parent:unknown");
    assertThat(catalogs.current().category("leaf").orElseThrow().parent()).isEqualTo("branch");
  }

  @Test
  void aCategoryCannotStandBelowItself() {
    save(new Category("a", null, Labels.NONE, 0));
    save(new Category("b", "a", Labels.NONE, 0));
    assertThat(rules(save(new Category("a", "b", Labels.NONE, 0)))).containsExactly("parent:cycle");
    List<List<Violation>> ring =
        catalogs.save(
            EntityType.CATEGORIES,
            List.of(
                new Category("x", "y", Labels.NONE, 0), new Category("y", "x", Labels.NONE, 0)));
    assertThat(ring).allSatisfy(v -> assertThat(rules(v)).containsExactly("parent:cycle"));
  }

  @Test
  void aTreeHasABoundedDepth() {
    List<Category> chain = new ArrayList<>();
    chain.add(new Category("c0", null, Labels.NONE, 0));
    for (int i = 1; i < 150; i++) {
      chain.add(new Category("c" + i, "c" + (i - 1), Labels.NONE, 0));
    }
    List<List<Violation>> results = catalogs.save(EntityType.CATEGORIES, chain);
    assertThat(results.subList(0, 100)).containsOnly(List.of());
    assertThat(rules(results.get(100))).containsExactly("parent:depth");
    assertThat(results.subList(100, 150)).noneMatch(List::isEmpty);
    assertThat(catalogs.current().ancestors("c99")).hasSize(99);
  }

  @Test
  void rulesOfAnotherTypeAreOfNoConcern() {
    ValueRules rules =
        new ValueRules(9999, "regexp", null, null, null, true, true, null, null, List.of(), null);
    assertThat(save(Attribute.of("n", AttributeType.NUMBER).ruled(rules))).isEmpty();
    assertThat(rules(save(Attribute.of("t", AttributeType.TEXT).ruled(rules))))
        .containsExactly("max_characters:range", "validation_regexp:required");
  }

  @Test
  void aCodeTwiceInABatchIsSavedTwice() {
    assertThat(
            catalogs.save(
                EntityType.CATEGORIES,
                List.of(
                    new Category("a", null, Labels.NONE, 1),
                    new Category("A", null, Labels.NONE, 2))))
        .containsOnly(List.of());
    assertThat(catalogs.current().all(Category.class))
        .containsExactly(new Category("a", null, Labels.NONE, 2));
  }

  @Test
  void aFamilyNamesKnownAttributesAndRequiresItsOwn() {
    Examples.saveAll(catalogs, Examples.structure());
    assertThat(
            rules(
                save(
                    new Family(
                        "f",
                        Labels.NONE,
                        Set.of("name", "nope"),
                        Map.of("web", Set.of("name", "ean"), "radio", Set.of()),
                        "weight",
                        "name"))))
        .containsExactlyInAnyOrder(
            "attributes:unknown",
            "requirements-web:not_in_family",
            "requirements-radio:unknown",
            "attribute_as_label:not_in_family",
            "attribute_as_image:type");
    Family shirts = catalogs.current().family("shirts").orElseThrow();
    assertThat(
            rules(
                save(
                    new Family(
                        "shirts", Labels.NONE, Set.of("name", "ean"), Map.of(), null, null))))
        .contains("attributes:used");
    assertThat(catalogs.current().family("shirts")).contains(shirts);
  }

  @Test
  void aVariantVariesByAxesOfAllowedTypesInItsFamily() {
    Examples.saveAll(catalogs, Examples.structure());
    assertThat(
            rules(
                save(
                    variant(
                        "v",
                        new FamilyVariant.Level(
                            List.of("title", "pockets"), Set.of("ean", "color")),
                        new FamilyVariant.Level(List.of("color"), Set.of("color"))))))
        .containsExactlyInAnyOrder(
            "variant-axes_1:axis_type",
            "variant-axes_1:axis_scope",
            "variant-axes_1:axis_type",
            "variant-axes_1:not_in_family",
            "variant-attributes_1:unique_level",
            "variant-axes_2:repeated",
            "variant-attributes_2:repeated");
    assertThat(
            rules(
                save(
                    variant(
                        "shirts_flat",
                        new FamilyVariant.Level(List.of("color"), Set.of("color"))))))
        .containsExactly("variant-axes_1:immutable");
  }

  @Test
  void aChannelNeedsATreeLocalesAndCurrencies() {
    Examples.saveAll(catalogs, Examples.structure());
    Channel channel =
        new Channel(
            "shop-1",
            Labels.NONE,
            "clothes",
            Set.of("xx_XX"),
            Set.of(),
            Map.of("name", "GRAM", "weight", "LITER"));
    assertThat(rules(save(channel)))
        .containsExactlyInAnyOrder(
            "code:code_syntax",
            "tree:root",
            "locales:unknown",
            "currencies:required",
            "conversion_units:type",
            "conversion_units:unknown");
  }

  @Test
  void whatIsUsedStays() {
    Examples.saveAll(catalogs, Examples.structure());
    assertThat(catalogs.delete(EntityType.LOCALES, "en_US")).isNotEmpty();
    assertThat(catalogs.delete(EntityType.CURRENCIES, "EUR")).isNotEmpty();
    assertThat(catalogs.delete(EntityType.CATEGORIES, "master")).isNotEmpty();
    assertThat(catalogs.delete(EntityType.CHANNELS, "web")).isNotEmpty();
    assertThat(catalogs.delete(EntityType.ATTRIBUTES, "sku")).isNotEmpty();
    assertThat(catalogs.delete(EntityType.ATTRIBUTES, "color")).isNotEmpty();
    assertThat(catalogs.delete(EntityType.FAMILIES, "shirts")).isNotEmpty();
    assertThat(catalogs.delete(EntityType.GROUP_TYPES, "RELATED")).isNotEmpty();
    assertThat(catalogs.delete(EntityType.MEASUREMENT_FAMILIES, "Weight")).isNotEmpty();
    assertThat(catalogs.delete(EntityType.CATEGORIES, "nowhere")).isNotEmpty();
    assertThat(catalogs.delete(EntityType.FAMILIES, "BAGS")).isEmpty();
    assertThat(catalogs.current().family("bags")).isEmpty();
    assertThat(new StoredCatalogs(store).current().family("bags")).isEmpty();
  }

  /** As many as the largest published catalogue has. */
  int manyOptions() {
    return 95_000;
  }

  @Test
  void veryManyOptionsAreFine() {
    int many = manyOptions();
    save(Attribute.of("color", AttributeType.SIMPLE_SELECT));
    List<AttributeOption> options = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      options.add(new AttributeOption("color", "c" + i, new Labels(Map.of("en_US", "C " + i)), i));
    }
    Collections.reverse(options);
    for (int from = 0; from < options.size(); from += 1000) {
      assertThat(catalogs.save(EntityType.ATTRIBUTE_OPTIONS, options.subList(from, from + 1000)))
          .allMatch(List::isEmpty);
    }
    Catalog again = new StoredCatalogs(store).current();
    assertThat(again.options("color")).hasSize(many);
    assertThat(again.options("color").get(7).option()).isEqualTo("c7");
    assertThat(again.option("color", "C" + (many - 1))).isPresent();
  }

  private static FamilyVariant variant(String code, FamilyVariant.Level... levels) {
    return new FamilyVariant(code, "shirts", Labels.NONE, List.of(levels));
  }

  private List<Violation> save(StructureEntity entity) {
    return catalogs.save(EntityType.of(entity.getClass()), List.of(entity)).get(0);
  }

  private static List<String> rules(List<Violation> violations) {
    return violations.stream().map(v -> v.field() + ":" + v.rule()).toList();
  }
}
