package io.stoa.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.stoa.exports.ExportEntities;
import io.stoa.exports.ExportRequest;
import io.stoa.job.Job;
import io.stoa.product.Identifier;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.SheetRow;
import io.stoa.spreadsheet.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows, files and archives that are wrong, and how they are put right. */
class ImportErrorsTest {
  @TempDir Path directory;

  private ImportRig rig;

  @BeforeEach
  void importStructure() throws IOException {
    rig = new ImportRig(directory);
    rig.run(AtelierCatalogue.write(directory.resolve("atelier")));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @EnumSource(SheetFormat.class)
  void rejectedRowsComeBackWithReasonsAndCanBeCorrectedAndImportedAgain(SheetFormat format)
      throws IOException {
    Path file = directory.resolve("products." + format.extension());
    Tables.write(
        file,
        format,
        List.of(
            List.of("sku", "name-en_US", "color", "rank", "washable-web"),
            List.of("good", "Good", "red", "1", "1"),
            List.of("bad", "=Bad", "green", "many", "perhaps"),
            List.of("", "Nameless", "", "", ""),
            List.of("fine", "Fine", "", "", "")));

    Job job = rig.run(file);
    assertThat(job.state()).isEqualTo(Job.State.COMPLETED_WITH_ERRORS);
    assertThat(job.progress().counts()).containsOnly(entry("created", 2L), entry("rejected", 2L));
    String errors = "errors-products." + format.extension();
    assertThat(job.files()).containsOnlyKeys(errors);
    List<SheetRow> rejected = rig.rows(job, errors);
    assertThat(rejected.get(0).cells())
        .containsExactly(
            "sku", "name-en_US", "color", "rank", "washable-web", "row", "field", "reason");
    assertThat(rejected.get(1).cells().subList(0, 6))
        .containsExactly("bad", "=Bad", "green", "many", "perhaps", "3");
    assertThat(rejected.get(1).cell(6)).contains("rank").contains("washable-web");
    assertThat(rejected.get(1).cell(7)).contains("no number").contains("1 or 0");
    assertThat(rejected.get(2).cells().subList(5, 8))
        .containsExactly("4", "sku", "Must not be empty.");

    List<List<String>> corrected = new ArrayList<>();
    corrected.add(rejected.get(0).cells());
    List<String> row = new ArrayList<>(rejected.get(1).cells());
    row.set(2, "blue");
    row.set(3, "7");
    row.set(4, "0");
    corrected.add(row);
    Path again = directory.resolve(errors);
    Tables.write(again, format, corrected);
    Job second = rig.run(again);
    assertThat(second.state()).as(second.log().toString()).isEqualTo(Job.State.SUCCEEDED);
    assertThat(second.progress().counts()).containsOnly(entry("created", 1L));
    assertThat(rig.product("bad").values().find(new ValueKey("name", "en_US", null)))
        .isEqualTo(new Value.Text("=Bad"));
  }

  @Test
  void everyRuleThatARowBreaksIsNamed() throws IOException {
    Job job =
        products(
            "sku;color;fabrics;weight;weight-unit;categories;family;price-EUR;uuid",
            "a;green;wool,mud;1;MILE;nowhere;nofamily;-x;42");
    assertThat(rig.rows(job, "errors-products.csv").get(1).cell(10)).isEqualTo("price-EUR | uuid");
    job =
        products(
            "sku;color;fabrics;weight;weight-unit;categories;family",
            "a;green;wool,mud;1;MILE;nowhere;nofamily");
    assertThat(rig.rows(job, "errors-products.csv").get(1).cell(8))
        .contains("color", "fabrics", "weight", "categories", "family");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "name                   | a locale is missing: it is written name-<locale>",
        "name-zh_CN             | 'zh_CN' is no locale that a channel uses",
        "name-web               | 'web' is no locale",
        "description-en_US      | a channel is missing",
        "description-en_US-shop | there is no channel 'shop'",
        "description-fr_FR-print| the channel print does not use fr_FR",
        "rank-en_US             | 'en_US' does not belong there",
        "price-CNY              | 'CNY' is no active currency",
        "weight-grams           | 'grams' does not belong there",
        "weight-unit            | needs 'weight'",
        "rank-unit              | does not belong there",
        "rank;rank              | is there twice",
        "price;price-EUR        | exclude each other"
      })
  void aWrongHeaderRefusesTheFileNamingTheColumnAndTheReason(String columns, String reason)
      throws IOException {
    Job job = products("sku;" + columns, "a;1;1");
    assertThat(job.state()).isEqualTo(Job.State.FAILED);
    assertThat(job.log())
        .anySatisfy(
            line -> assertThat(line).contains("products.csv").contains("'").contains(reason));
    assertThat(rig.products.product(new Identifier("a"))).isEmpty();
  }

  @Test
  void anUnknownColumnIsAWarningUnlessNothingElseIsKnown() throws IOException {
    Job job = products("sku;rank;colour;NO_TYPE-products", "a;1;red;b");
    assertThat(job.state()).isEqualTo(Job.State.SUCCEEDED);
    assertThat(rig.rows(job, "warnings.csv"))
        .extracting(row -> row.cell(2))
        .containsExactly("field", "colour", "NO_TYPE-products");
    Job nothing = products("sku;colour;shade", "b;red;dark");
    assertThat(nothing.state()).isEqualTo(Job.State.FAILED);
    assertThat(nothing.log().toString()).contains("'colour'");
  }

  @Test
  void aRowWiderThanTheHeaderIsRejected() throws IOException {
    Job job = products("sku;rank", "a;1;2;3", "b;1;;", "c");
    assertThat(job.progress().counts()).containsOnly(entry("created", 2L), entry("rejected", 1L));
    assertThat(rig.rows(job, "errors-products.csv").get(1).cell(4))
        .isEqualTo("Has 4 cells, the header only 2.");
  }

  @Test
  void oneUnreadableFileDoesNotStopTheOthers() throws IOException {
    Path folder = directory.resolve("mixed");
    ImportRig.write(folder, "products.csv", "sku;rank", "a;1");
    Files.writeString(folder.resolve("groups.csv"), "code;type\n", StandardCharsets.UTF_16);
    Files.writeString(
        folder.resolve("families.csv"), "code;label-en_US\nx;\u00e9", StandardCharsets.ISO_8859_1);
    Files.writeString(folder.resolve("attributes.xlsx"), "PK\u0003\u0004 and no more");
    Job job = rig.run(folder);
    assertThat(job.state()).isEqualTo(Job.State.COMPLETED_WITH_ERRORS);
    assertThat(job.log().toString())
        .contains("groups.csv is UTF-16")
        .contains("families.csv is not UTF-8: row 2")
        .contains("attributes.xlsx is no readable XLSX workbook");
    assertThat(job.progress().counts())
        .containsOnly(entry("created", 1L), entry("refused_files", 3L));
  }

  @Test
  void aMediaCellCannotLeadOutOfTheImport() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret.jpg"), "secret");
    Path folder = directory.resolve("inner");
    Files.createDirectories(folder);
    Files.createSymbolicLink(folder.resolve("link.jpg"), secret);
    Path file =
        ImportRig.write(
            folder,
            "products.csv",
            "sku;picture",
            "a;../secret.jpg",
            "b;" + secret,
            "c;link.jpg",
            "d;http://localhost/x.jpg");
    Job job = rig.run(file);
    assertThat(job.progress().counts()).containsOnly(entry("created", 4L), entry("warnings", 4L));
    for (String sku : List.of("a", "b", "c", "d")) {
      assertThat(rig.product(sku).values().find(ValueKey.of("picture"))).isNull();
    }
  }

  @Test
  void anArchiveBringsItsPicturesAndOneThatLeadsOutsideIsRefused() throws IOException {
    Path archive = directory.resolve("catalogue.zip");
    zip(
        archive,
        "shop/products.csv",
        "sku;picture\na;files/a/picture/front.jpg\n",
        "shop/files/a/picture/front.jpg",
        "picture");
    Job job = rig.run(archive);
    assertThat(job.state()).as(job.log().toString()).isEqualTo(Job.State.SUCCEEDED);
    Value.Media front = (Value.Media) rig.product("a").values().find(ValueKey.of("picture"));
    assertThat(front).extracting(Value.Media::name).isEqualTo("front.jpg");
    assertThat(directory.resolve("jobs").resolve(job.id()).resolve("scratch")).doesNotExist();

    zip(archive, "products.csv", "sku\nb\n", "../../evil.csv", "sku\n");
    Job evil = rig.run(archive);
    assertThat(evil.state()).isEqualTo(Job.State.FAILED);
    assertThat(evil.log().toString()).contains("points outside");
    assertThat(rig.products.product(new Identifier("b"))).isEmpty();
  }

  @Test
  void aPictureThatIsMissingLeavesTheOldOneAndAnEmptyCellClearsIt() throws IOException {
    Path folder = directory.resolve("pictures");
    ImportRig.write(folder, "front.jpg", "picture");
    rig.run(ImportRig.write(folder, "products.csv", "sku;picture;rank", "a;front.jpg;1"));

    rig.run(ImportRig.write(folder, "products.csv", "sku;picture;rank", "a;gone.jpg;"));
    assertThat(rig.product("a").values().find(ValueKey.of("picture"))).isNotNull();
    assertThat(rig.product("a").values().find(ValueKey.of("rank"))).isNull();

    rig.run(ImportRig.write(folder, "products.csv", "sku;picture", "a;"));
    assertThat(rig.product("a").values().find(ValueKey.of("picture"))).isNull();
  }

  @Test
  void aStructureRowThatFailsSaysWhyAndTheRestGoesIn() throws IOException {
    Path folder = directory.resolve("structure");
    ImportRig.write(
        folder,
        "attributes.csv",
        "code;type;group;localizable;number_max",
        "fine;text;all;0;",
        "odd;colour_wheel;all;0;",
        "loose;text;nogroup;maybe;",
        "far;number;all;0;much");
    ImportRig.write(
        folder, "categories.csv", "code;parent", "leaf;branch", "branch;master", "lost;nowhere");
    Job job = rig.run(folder);
    assertThat(job.progress().counts()).containsOnly(entry("created", 3L), entry("rejected", 4L));
    assertThat(rig.rows(job, "errors-attributes.csv"))
        .extracting(row -> row.cell(6))
        .containsExactly("field", "type", "localizable", "number_max");
    assertThat(rig.rows(job, "errors-categories.csv").get(1).cells())
        .startsWith("lost", "nowhere", "4", "parent");
    assertThat(rig.catalogs.current().ancestors("leaf"))
        .extracting(io.stoa.catalog.Category::code)
        .containsExactly("branch", "master");
  }

  @Test
  void aTypeOfAnotherEditionIsKeptAsTextAndGoesBackAsItCame() throws IOException {
    Path folder = directory.resolve("foreign");
    ImportRig.write(
        folder,
        "attributes.csv",
        "code;type;group",
        "designer;akeneo_reference_entity;all",
        "cover;pim_assets_collection;all");
    ImportRig.write(folder, "products.csv", "sku;designer;cover", "chair;starck;a,b");
    ImportRig.write(folder, "user_roles.csv", "role;label", "ROLE_USER;User");
    Job job = rig.run(folder);
    assertThat(job.state()).isEqualTo(Job.State.SUCCEEDED);
    assertThat(rig.rows(job, "warnings.csv"))
        .extracting(row -> row.cell(0) + " " + row.cell(2) + " " + row.cell(4))
        .containsExactly(
            "file field value",
            "user_roles.csv  ",
            "attributes.csv type akeneo_reference_entity",
            "attributes.csv type pim_assets_collection");
    assertThat(rig.product("chair").values().find(ValueKey.of("cover")))
        .isEqualTo(new Value.Text("a,b"));
    Job again = rig.run(folder);
    assertThat(again.progress().counts()).containsEntry("unchanged", 3L);

    ExportEntities exports =
        new ExportEntities(rig.catalogs, rig.products, rig.media, rig.offers, null);
    exports.register(rig.jobs);
    Path out = directory.resolve("out/attributes.csv");
    exports.exportNow(rig.jobs, ExportRequest.of("attributes", SheetFormat.CSV).to(out), j -> {});
    assertThat(Files.readString(out)).contains("akeneo_reference_entity");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"12,5|12.5", "-0,125|-0.125", "1234,5678|1234.5678", "1.50|1.5", "1e2|100"})
  void aDecimalCommaIsReadWhereItCanOnlyBeOne(String cell, String number) throws IOException {
    products("sku;rank", "a;" + cell);
    assertThat(rig.product("a").values().find(ValueKey.of("rank")))
        .isEqualTo(new Value.Numeric(new java.math.BigDecimal(number)));
    assertThat(products("sku;rank", "b;1,234").progress().counts()).containsEntry("rejected", 1L);
  }

  @Test
  void whatIsNotThereOrNotKnownIsSaid() throws IOException {
    assertThat(rig.run(directory.resolve("nowhere")).log().toString()).contains("nowhere");
    assertThat(rig.run(Files.createDirectories(directory.resolve("empty"))).log().toString())
        .contains("no CSV or XLSX");
    Path odd = ImportRig.write(directory.resolve("odd"), "odd.csv", "a;b", "1;2");
    assertThat(rig.run(odd).log().toString()).contains("odd.csv was not recognised");
    assertThat(rig.run(odd, "products").log().toString()).contains("no column 'sku'");
    Path byHeader = ImportRig.write(directory.resolve("h"), "goods.csv", "sku;rank", "g;1");
    assertThat(rig.run(byHeader).state()).isEqualTo(Job.State.SUCCEEDED);
    Path bare = ImportRig.write(directory.resolve("h"), "goods", "sku;rank", "h;1");
    assertThat(rig.run(bare).state()).isEqualTo(Job.State.SUCCEEDED);
  }

  private Job products(String... lines) throws IOException {
    Path folder = Files.createTempDirectory(directory, "file");
    return rig.run(ImportRig.write(folder, "products.csv", lines));
  }

  private static void zip(Path archive, String... namesAndContents) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
