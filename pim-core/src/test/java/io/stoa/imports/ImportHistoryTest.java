package io.stoa.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.job.Job;
import io.stoa.product.Author;
import io.stoa.product.History;
import io.stoa.product.HistoryEntry;
import io.stoa.product.Identifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What imports leave in the history of products. */
class ImportHistoryTest {
  private static final int ROWS = 4_000;

  @TempDir Path directory;

  @Test
  void anImportIsNamedWithItsJobAndTheUserWhoAskedForIt() throws Exception {
    try (ImportRig rig = new ImportRig(directory)) {
      Job job = rig.imports.submit(rig.jobs, catalogue("first", "Mug"), null, "A catalogue", "ann");
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (rig.jobs.find(job.id()).orElseThrow().open()) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        LockSupport.parkNanos(10_000_000);
      }
      assertThat(entries(rig, 1))
          .extracting(HistoryEntry::author)
          .containsExactly(new Author("ann", Author.Way.IMPORT, job.id()));
    }
  }

  @Test
  void theSameFileAgainLeavesNoEntries() throws IOException {
    try (ImportRig rig = new ImportRig(directory)) {
      rig.run(catalogue("first", "Mug"));
      rig.run(catalogue("again", "Mug"));
      assertThat(entries(rig, 1)).extracting(HistoryEntry::created).containsExactly(true);
    }
  }

  @Test
  void afterAKilledProcessTheResumedImportHasLeftEachEntryOnce() throws Exception {
    Path data = Files.createDirectories(directory.resolve("data"));
    try (ImportRig rig = new ImportRig(data)) {
      rig.run(catalogue("first", "Mug"));
      rig.run(catalogue("second", "Cup"));
    }
    Path third = catalogue("third", "Bowl");
    KilledImport.halfWay(data, third);

    try (ImportRig rig = new ImportRig(data)) {
      Job left = rig.jobs.newest(ImportCatalog.KIND, 1).get(0);
      assertThat(left.state()).isEqualTo(Job.State.INTERRUPTED);
      assertThat(entries(rig, 1)).hasSize(3);
      assertThat(rig.jobs.resumeNow(left.id(), job -> {}).state()).isEqualTo(Job.State.SUCCEEDED);
      for (int row = 1; row <= ROWS; row++) {
        assertThat(entries(rig, row)).extracting(HistoryEntry::version).containsExactly(3L, 2L, 1L);
        assertThat(entries(rig, row).get(0).author().job()).isEqualTo(left.id());
      }
    }
  }

  private static List<HistoryEntry> entries(ImportRig rig, int row) {
    return new History(rig.store, rig.products)
        .ofProduct(new Identifier("p%05d".formatted(row)), null, 100)
        .orElseThrow()
        .entries();
  }

  private Path catalogue(String folder, String name) throws IOException {
    Path catalogue = AtelierCatalogue.write(directory.resolve(folder));
    String[] lines =
        IntStream.rangeClosed(0, ROWS)
            .mapToObj(
                i -> i == 0 ? "sku;family;name-en_US" : "p%05d;mug;%s %d".formatted(i, name, i))
            .toArray(String[]::new);
    ImportRig.write(catalogue, "products.csv", lines);
    Files.delete(catalogue.resolve("product_models.csv"));
    return catalogue;
  }
}
