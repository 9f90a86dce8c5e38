package io.stoa.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.stoa.job.Job;
import io.stoa.spreadsheet.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that was stopped, by a person or by a crash, goes on where it was. */
class ImportResumeTest {
  private static final int ROWS = 6_000;

  @TempDir Path directory;

  @Test
  void aCancelledImportGoesOnAndCountsAndReportsEveryRowOnce() throws IOException {
    try (ImportRig rig = new ImportRig(directory)) {
      Path folder = bigCatalogue();
      Job stopped =
          rig.imports.importPath(
              rig.jobs,
              folder,
              null,
              job -> {
                if (job.progress().phase().equals("products.csv") && job.progress().done() > 0) {
                  rig.jobs.cancel(job.id());
                }
              });
      assertThat(stopped.state()).isEqualTo(Job.State.CANCELLED);
      assertThat(rig.products.count()).isBetween(1L, ROWS - 500L);

      Job ended = rig.jobs.resumeNow(stopped.id(), job -> {});
      everyRowOnce(rig, ended);
      assertThat(ended.progress().counts())
          .contains(entry("rejected", ROWS / 10L), entry("warnings", 1L))
          .doesNotContainKeys("unchanged", "updated");
    }
  }

  @Test
  void afterAKilledProcessTheJobIsInterruptedAndGoesOn() throws Exception {
    Path folder = bigCatalogue();
    Path data = Files.createDirectories(directory.resolve("data"));
    KilledImport.halfWay(data, folder);

    try (ImportRig rig = new ImportRig(data)) {
      Job left = rig.jobs.newest(ImportCatalog.KIND, 1).get(0);
      assertThat(left.state()).isEqualTo(Job.State.INTERRUPTED);
      long before = rig.products.count();
      assertThat(before).isBetween(1_000L, (long) ROWS);

      everyRowOnce(rig, rig.jobs.resumeNow(left.id(), job -> {}));
      assertThat(rig.catalogs.current().family("mug")).isPresent();
    }
  }

  private static void everyRowOnce(ImportRig rig, Job ended) throws IOException {
    assertThat(ended.state()).isEqualTo(Job.State.COMPLETED_WITH_ERRORS);
    assertThat(rig.products.count()).isEqualTo(ROWS - ROWS / 10);
    List<String> rejected =
        rig.rows(ended, "errors-products.csv").stream().map(row -> row.cell(0)).toList();
    assertThat(rejected).doesNotHaveDuplicates().hasSize(ROWS / 10 + 1);
    assertThat(rig.rows(ended, "warnings.csv")).hasSize(2);
  }

  /** Every tenth row is wrong; one column is unknown. */
  private Path bigCatalogue() throws IOException {
    Path folder = AtelierCatalogue.write(directory.resolve("big"));
    String[] lines =
        IntStream.rangeClosed(0, ROWS)
            .mapToObj(
                i ->
                    i == 0
                        ? "sku;family;rank;surplus;name-en_US"
                        : "p%05d;mug;%s;;Mug %d".formatted(i, i % 10 == 0 ? "x" : i, i))
            .toArray(String[]::new);
    ImportRig.write(folder, "products.csv", lines);
    Files.delete(folder.resolve("product_models.csv"));
    assertThat(Tables.read(folder.resolve("products.csv"))).hasSize(ROWS + 1);
    return folder;
  }
}
