package io.stoa.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.exports.ExportEntities;
import io.stoa.exports.ExportRequest;
import io.stoa.job.Job;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.SheetRow;
import io.stoa.spreadsheet.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Imports a whole catalogue, exports it, and compares cell by cell: our own catalogue always, and
 * beside it the real one where it lies next to the working copy.
 */
class CatalogueRoundTripTest {
  @TempDir Path directory;

  private Path atelier;

  @BeforeEach
  void writeCatalogue() throws IOException {
    atelier = AtelierCatalogue.write(directory.resolve("atelier"));
  }

  @ParameterizedTest
  @EnumSource(SheetFormat.class)
  void everyValueOfACatalogueComesBack(SheetFormat format) throws IOException {
    for (Path source : catalogues()) {
      try (ImportRig rig = rig(source.getFileName() + "-" + format)) {
        Job imported = rig.run(source);
        assertThat(imported.state()).as(story(rig, imported)).isEqualTo(Job.State.SUCCEEDED);
        assertThat(imported.progress().counts()).doesNotContainKey(ImportReport.REJECTED);

        assertThat(differences(rig, source, "products", "sku", format)).isEmpty();
        assertThat(differences(rig, source, "product_models", "code", format)).isEmpty();
      }
    }
  }

  @Test
  void everyMissingPictureIsAWarningThatNamesRowFieldAndFileAndTheRowGoesIn() throws IOException {
    for (Path source : catalogues()) {
      if (source.equals(atelier)) {
        Files.delete(source.resolve("files/oxford-red/picture/red.jpg"));
      }
      try (ImportRig rig = rig(source.getFileName() + "-warnings")) {
        Job imported = rig.run(source);
        List<SheetRow> warnings = rig.rows(imported, "warnings.csv");
        long expected = missingFiles(source);
        assertThat(imported.progress().counts())
            .as(story(rig, imported))
            .containsEntry("warnings", expected);
        assertThat(warnings).hasSize((int) expected + 1);
        assertThat(warnings.subList(1, warnings.size()))
            .allSatisfy(
                warning -> {
                  assertThat(warning.cell(0)).startsWith("product").endsWith(".csv");
                  assertThat(Integer.parseInt(warning.cell(1))).isPositive();
                  assertThat(warning.cell(2)).isIn("image", "picture");
                  assertThat(warning.cell(3)).contains(warning.cell(4)).contains("files/");
                });
        assertThat(rig.products.count())
            .isEqualTo(Tables.read(source.resolve("products.csv")).size() - 1L);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SheetFormat.class)
  void anExportedFolderOrArchiveImportsIntoTheSameRepositoryAgain(SheetFormat format)
      throws IOException {
    for (Path source : catalogues()) {
      Path copy = directory.resolve("copy-" + source.getFileName() + "-" + format + ".zip");
      try (ImportRig rig = rig(source.getFileName() + "-first-" + format)) {
        rig.run(source);
        ExportRequest everything = ExportRequest.of("all", format).to(copy).withMedia().withUuids();
        assertThat(exports(rig).exportNow(rig.jobs, everything, job -> {}).state())
            .isEqualTo(Job.State.SUCCEEDED);

        Job again = rig.run(copy);
        assertThat(again.state()).isEqualTo(Job.State.SUCCEEDED);
        assertThat(again.progress().counts()).containsOnlyKeys(ImportReport.UNCHANGED);

        try (ImportRig other = rig(source.getFileName() + "-second-" + format)) {
          Job elsewhere = other.run(copy);
          assertThat(elsewhere.state()).as(story(other, elsewhere)).isEqualTo(Job.State.SUCCEEDED);
          assertThat(elsewhere.progress().counts())
              .doesNotContainKeys(ImportReport.REJECTED, ImportReport.WARNINGS);
          rig.products
              .scan(null, 10_000)
              .forEach(
                  product -> {
                    var twin = other.products.product(product.value().identifier()).orElseThrow();
                    assertThat(twin.value().values()).isEqualTo(product.value().values());
                    assertThat(twin.value().uuid()).isEqualTo(product.value().uuid());
                    assertThat(twin.value().categories()).isEqualTo(product.value().categories());
                    assertThat(twin.value().associations())
                        .isEqualTo(product.value().associations());
                  });
        }
      }
    }
  }

  /** What a failing import has to say. */
  private static String story(ImportRig rig, Job job) throws IOException {
    StringBuilder story = new StringBuilder(String.join("\n", job.log()));
    for (String file : job.files().keySet()) {
      story.append('\n').append(file).append(": ").append(rig.rows(job, file));
    }
    return story.toString();
  }

  private static ExportEntities exports(ImportRig rig) {
    ExportEntities exports =
        new ExportEntities(rig.catalogs, rig.products, rig.media, rig.offers, null);
    exports.register(rig.jobs);
    return exports;
  }

  private List<String> differences(
      ImportRig rig, Path source, String entity, String key, SheetFormat format)
      throws IOException {
    Path out = directory.resolve(entity + "-of-" + source.getFileName() + "." + format);
    Job exported =
        exports(rig).exportNow(rig.jobs, ExportRequest.of(entity, format).to(out), job -> {});
    assertThat(exported.state()).isEqualTo(Job.State.SUCCEEDED);
    return SourceComparison.differences(
        Tables.read(source.resolve(entity + ".csv")), Tables.read(out), key);
  }

  /** Cells of the source that name a file which is not there. */
  private static long missingFiles(Path source) throws IOException {
    return Stream.concat(
            Tables.read(source.resolve("products.csv")).stream(),
            Tables.read(source.resolve("product_models.csv")).stream())
        .flatMap(row -> row.cells().stream())
        .filter(cell -> cell.startsWith("files/"))
        .filter(cell -> !Files.exists(source.resolve(cell)))
        .count();
  }

  private List<Path> catalogues() {
    Path icecat =
        Path.of(System.getProperty("stoa.root", "."), "../shared/catalogs/icecat").normalize();
    return Files.isDirectory(icecat) ? List.of(atelier, icecat) : List.of(atelier);
  }

  private ImportRig rig(String name) throws IOException {
    return new ImportRig(Files.createDirectories(directory.resolve("rig-" + name)));
  }
}
