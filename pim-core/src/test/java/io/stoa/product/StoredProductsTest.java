package io.stoa.product;

import static io.stoa.product.Examples.model;
import static io.stoa.product.Examples.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.Catalogs;
import io.stoa.catalog.EntityType;
import io.stoa.error.Violation;
import io.stoa.store.DocumentStore;
import io.stoa.store.Write;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredProductsTest {
  private DocumentStore store;
  private Catalogs catalogs;
  private StoredProducts products;

  @BeforeEach
  void openShop(@TempDir Path directory) {
    store = store(directory);
    catalogs = Examples.shop(store);
    products = Examples.products(store, catalogs);
  }

  /** A store of its own for each test. */
  DocumentStore store(Path directory) {
    return SqliteDocumentStore.open(directory.resolve("store.db"));
  }

  @AfterEach
  void closeShop() {
    store.close();
  }

  @Test
  void aNewProductIsStoredWithCodesInTheCaseOfTheirDefinition() {
    EditResult result =
        apply(
            product("A-1")
                .family("SHIRTS")
                .categories("Sale")
                .groups("PROMOTION")
                .choice("Color", "BLUE")
                .text("TITLE|EN_us", "A shirt")
                .measure("weight", "0.20", "kilogram"));
    assertThat(result).isEqualTo(new EditResult.Created(1, List.of()));
    Product stored = stored("a-1");
    assertThat(stored.family()).isEqualTo("shirts");
    assertThat(stored.categories()).containsExactly("sale");
    assertThat(stored.groups()).containsExactly("promotion");
    assertThat(stored.enabled()).isTrue();
    assertThat(stored.values().asMap().toString())
        .isEqualTo(
            "{color=Choice[option=Blue], title-en_US=Text[text=A shirt],"
                + " weight=Measure[amount=0.2, unit=KILOGRAM]}");
  }

  @Test
  void whatAnEditDoesNotNameStays() {
    apply(product("a").family("bags").enabled(false).text("name", "Bag").text("ean", "1"));
    assertThat(apply(product("A").text("ean", "2"))).isInstanceOf(EditResult.Updated.class);
    Product after = stored("a");
    assertThat(after.identifier().text()).isEqualTo("a");
    assertThat(after.enabled()).isFalse();
    assertThat(after.family()).isEqualTo("bags");
    assertThat(after.values().get(ValueKey.of("name"))).contains(new Value.Text("Bag"));
    assertThat(after.values().get(ValueKey.of("ean"))).contains(new Value.Text("2"));
  }

  @Test
  void anEditThatSaysWhatIsSoAlreadyWritesNothing() {
    apply(product("a").family("bags").number("pockets", "3"));
    assertThat(apply(product("a").family("Bags").number("pockets", "3.0").cleared("name")))
        .isEqualTo(new EditResult.Unchanged(1, List.of()));
    assertThat(products.product(new Identifier("a")).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void aClearedValueIsGone() {
    apply(product("a").text("name", "Bag").text("title|en_US", "Bag"));
    apply(product("a").cleared("name").text("title|en_US", ""));
    assertThat(stored("a").values().isEmpty()).isTrue();
  }

  @Test
  void allViolationsOfAnEditAreReportedAndNothingOfItIsStored() {
    EditResult result =
        apply(
            product("a")
                .family("nope")
                .categories("nowhere")
                .text("title", "no locale")
                .text("title|fr_FR", "not active")
                .text("description|de_DE|print", "not a locale of print")
                .text("unknown", "?")
                .choice("color", "green")
                .number("pockets", "-1.5")
                .measure("weight", "1", "LITER")
                .price("price", Map.of("GBP", "1"))
                .text("washable", "yes"));
    assertThat(rules(result))
        .containsExactlyInAnyOrder(
            "family:unknown",
            "categories:unknown",
            "title:locale",
            "title-fr_FR:locale",
            "description-de_DE-print:locale",
            "unknown:attribute",
            "color:option",
            "pockets:decimals_allowed",
            "weight:unit",
            "price-GBP:currency",
            "washable:type");
    assertThat(products.count()).isZero();
  }

  @Test
  void anotherVersionThanExpectedIsAConflict() {
    apply(product("a").text("name", "1"));
    apply(product("a").text("name", "2"));
    assertThat(apply(product("a").at(1).text("name", "3"))).isEqualTo(new EditResult.Conflict(2));
    assertThat(apply(product("a").at(Write.ABSENT).text("name", "3")))
        .isEqualTo(new EditResult.Conflict(2));
    assertThat(apply(product("a").at(2).text("name", "3")))
        .isEqualTo(new EditResult.Updated(3, List.of()));
  }

  @Test
  void editsOfOneIdentifierInABatchSeeEachOther() {
    List<EditResult> results =
        applyAll(
            product("a").text("name", "1"),
            product("b").text("name", "b"),
            product("A").text("ean", "9"),
            product("a").text("name", "2"));
    assertThat(results)
        .containsExactly(
            new EditResult.Created(1, List.of()),
            new EditResult.Created(1, List.of()),
            new EditResult.Updated(2, List.of()),
            new EditResult.Updated(3, List.of()));
    assertThat(stored("a").values().asMap().toString())
        .isEqualTo("{ean=Text[text=9], name=Text[text=2]}");
  }

  @Test
  void aBadEditDoesNotStopTheOthers() {
    List<EditResult> results = applyAll(product("a").family("nope"), product("b").family("bags"));
    assertThat(results.get(0)).isInstanceOf(EditResult.Rejected.class);
    assertThat(results.get(1)).isInstanceOf(EditResult.Created.class);
  }

  @Test
  void aVariantInheritsFromTheModelsAboveIt() {
    deepShirt();
    apply(
        product("tee-red-s")
            .parent("TEE-RED")
            .choice("size", "s")
            .measure("weight", "150", "GRAM")
            .categories("sale"));
    Versioned<Product> variant = products.product(new Identifier("tee-red-s")).orElseThrow();
    assertThat(variant.value().family()).isEqualTo("shirts");
    assertThat(variant.value().parent()).isEqualTo("tee-red");
    ResolvedProduct resolved = products.resolve(List.of(variant)).get(0);
    assertThat(resolved.values().asMap().keySet().stream().map(ValueKey::text))
        .containsExactly("color", "name", "size", "sku", "weight");
    assertThat(resolved.models())
        .extracting(m -> m.code().text())
        .containsExactly("tee-red", "tee");
    assertThat(resolved.root()).extracting(m -> m.code().text()).isEqualTo("tee");
    assertThat(resolved.categories()).containsExactly("sale", "shirts");
  }

  @Test
  void valuesOfALevelAboveAreLeftOutAndWarnedAboutUnlessTheyAreTheInheritedOnes() {
    deepShirt();
    EditResult result =
        apply(
            product("tee-red-s")
                .parent("tee-red")
                .choice("size", "s")
                .choice("color", "red")
                .text("name", "Another tee")
                .number("pockets", "1"));
    assertThat(result).isInstanceOf(EditResult.Created.class);
    assertThat(result.warnings())
        .extracting(w -> w.field() + ":" + w.rule())
        .containsExactlyInAnyOrder("name:level", "pockets:not_in_family");
    assertThat(stored("tee-red-s").values().asMap().keySet().stream().map(ValueKey::text))
        .containsExactly("size");
  }

  @Test
  void theSamePictureUnderAnotherNameIsTheInheritedOne() {
    String key = "ab/" + "ab".repeat(32) + ".jpg";
    deepShirt();
    applyModels(model("tee-red", "shirts_deep").value("picture", new Value.Media(key, "root.jpg")));
    EditResult result =
        apply(
            product("tee-red-s")
                .parent("tee-red")
                .choice("size", "s")
                .value("picture", new Value.Media(key, "variant.jpg")));
    assertThat(result).isEqualTo(new EditResult.Created(1, List.of()));
  }

  @Test
  void aVariantNeedsItsAxesAndAnAxisCombinationOfItsOwn() {
    applyModels(model("flat", "shirts_flat"));
    assertThat(rules(apply(product("v1").parent("flat").choice("color", "red"))))
        .containsExactly("size:axis");
    apply(product("v1").parent("flat").choice("color", "red").choice("size", "s"));
    assertThat(
            rules(apply(product("v2").parent("flat").choice("color", "red").choice("size", "s"))))
        .containsExactly("parent:axis_combination");
    assertThat(apply(product("v2").parent("flat").choice("color", "red").choice("size", "m")))
        .isInstanceOf(EditResult.Created.class);
    assertThat(rules(apply(product("v2").choice("size", "s"))))
        .containsExactly("parent:axis_combination");
  }

  @Test
  void aVariantStandsUnderTheLastModelLevelOnly() {
    deepShirt();
    assertThat(rules(apply(product("v").parent("tee").choice("size", "s"))))
        .containsExactly("parent:level");
    assertThat(rules(apply(product("v").parent("nope").choice("size", "s"))))
        .containsExactly("parent:unknown");
    assertThat(rules(apply(product("v").parent("tee-red").family("bags").choice("size", "s"))))
        .containsExactly("family:family");
  }

  @Test
  void aRootModelMayStandBehindItsChildrenInABatch() {
    List<EditResult> results =
        products.applyToModels(
            List.of(
                model("sub", "shirts_deep").parent("ROOT").choice("color", "red").modelEdit(),
                model("root", "shirts_deep").text("name", "Root").modelEdit()));
    assertThat(results).allMatch(r -> r instanceof EditResult.Created);
    assertThat(products.modelsUnder(new Identifier("root")))
        .extracting(m -> m.value().parent())
        .containsExactly("root");
  }

  @Test
  void aModelKeepsItsVariantAndLevel() {
    deepShirt();
    assertThat(rules(applyModels(model("tee", "shirts_flat"))))
        .containsExactly("family_variant:immutable");
    assertThat(rules(applyModels(model("tee", "shirts_deep").parent("tee-red"))))
        .contains("parent:level");
  }

  @Test
  void aVariantMadeSimpleKeepsWhatItInherited() {
    deepShirt();
    apply(product("v").parent("tee-red").choice("size", "s"));
    assertThat(apply(product("v").withoutParent())).isInstanceOf(EditResult.Updated.class);
    Product simple = stored("v");
    assertThat(simple.parent()).isNull();
    assertThat(simple.family()).isEqualTo("shirts");
    assertThat(simple.values().get(ValueKey.of("name"))).contains(new Value.Text("Tee"));
    assertThat(simple.values().get(ValueKey.of("color"))).contains(new Value.Choice("red"));
  }

  @Test
  void aSimpleProductMadeAVariantLosesValuesOfOtherLevelsWithAWarning() {
    deepShirt();
    apply(product("v").family("shirts").text("name", "Own").text("ean", "1"));
    EditResult result = apply(product("v").parent("tee-red").choice("size", "s"));
    assertThat(result.warnings()).extracting(Violation::field).containsExactly("name");
    assertThat(stored("v").values().asMap().keySet().stream().map(ValueKey::text))
        .containsExactly("ean", "size");
  }

  @Test
  void productsAreFoundByUuidAndKeepTheirIdentifier() {
    UUID uuid = UUID.fromString("6f9619ff-8b86-4011-b42d-00c04fc964ff");
    apply(product("a").uuid(uuid));
    assertThat(stored("a").uuid()).isEqualTo(uuid);
    assertThat(rules(apply(product("b").uuid(uuid)))).contains("uuid:identifier");
    assertThat(rules(apply(product("a").uuid(UUID.randomUUID()))))
        .containsExactly("uuid:immutable");
  }

  @Test
  void associationsMayNameWhatDoesNotExist() {
    apply(product("a").linked("upsell", Map.of("later", 1)).linked("PACK", Map.of("b", 3)));
    assertThat(stored("a").associations().of("UPSELL").products())
        .containsExactly(Map.entry("later", 1));
    assertThat(stored("a").associations().of("PACK").products()).containsEntry("b", 3);
    assertThat(rules(apply(product("a").linked("NOPE", Map.of("x", 1)))))
        .containsExactly("NOPE:unknown");
    assertThat(rules(apply(product("a").linked("PACK", Map.of("x", 0)))))
        .containsExactly("PACK-products:quantity");
  }

  @Test
  void deletingNeedsTheRightVersionAndLeavesNoModelBeneathItsVariants() {
    deepShirt();
    apply(product("v").parent("tee-red").choice("size", "s"));
    assertThat(products.deleteModel(new Identifier("tee-red"), Write.ANY))
        .isInstanceOf(EditResult.Rejected.class);
    assertThat(products.delete(new Identifier("v"), 7)).isEqualTo(new EditResult.Conflict(1));
    assertThat(products.delete(new Identifier("V"), 1)).isInstanceOf(EditResult.Deleted.class);
    assertThat(products.delete(new Identifier("v"), Write.ANY))
        .isInstanceOf(EditResult.Rejected.class);
    assertThat(products.deleteModel(new Identifier("tee-red"), Write.ANY))
        .isInstanceOf(EditResult.Deleted.class);
    assertThat(products.countModels()).isEqualTo(1);
  }

  @Test
  void familiesAndVariantsOfProductsStay() {
    deepShirt();
    apply(product("bag").family("bags"));
    assertThat(catalogs.delete(EntityType.FAMILIES, "BAGS")).hasSize(1);
    assertThat(catalogs.delete(EntityType.FAMILY_VARIANTS, "shirts_deep")).hasSize(1);
    assertThat(catalogs.delete(EntityType.FAMILY_VARIANTS, "shirts_flat")).isEmpty();
    products.delete(new Identifier("bag"), Write.ANY);
    assertThat(catalogs.delete(EntityType.FAMILIES, "bags")).isEmpty();
  }

  private void deepShirt() {
    assertThat(
            products.applyToModels(
                List.of(
                    model("tee", "shirts_deep")
                        .text("name", "Tee")
                        .categories("shirts")
                        .modelEdit(),
                    model("tee-red", "shirts_deep")
                        .parent("tee")
                        .choice("color", "red")
                        .modelEdit())))
        .allMatch(r -> r instanceof EditResult.Created);
  }

  private EditResult apply(Examples.Edit edit) {
    return products.apply(List.of(edit.edit())).get(0);
  }

  private List<EditResult> applyAll(Examples.Edit... edits) {
    return products.apply(Arrays.stream(edits).map(Examples.Edit::edit).toList());
  }

  private EditResult applyModels(Examples.Edit edit) {
    return products.applyToModels(List.of(edit.modelEdit())).get(0);
  }

  private Product stored(String identifier) {
    return products.product(new Identifier(identifier)).orElseThrow().value();
  }

  private static List<String> rules(EditResult result) {
    assertThat(result).isInstanceOf(EditResult.Rejected.class);
    return ((EditResult.Rejected) result)
        .violations().stream().map(v -> v.field() + ":" + v.rule()).toList();
  }
}
