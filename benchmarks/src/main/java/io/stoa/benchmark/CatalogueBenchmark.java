package io.stoa.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.stoa.product.StoredProducts;
import io.stoa.store.DocumentCollection;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Imports a generated catalogue, indexes it, runs a feed over all of it, each beside its floor, and
 * again after few edits, beside the first run. Arguments: number of products, folder with the
 * structure in Akeneo's files.
 */
public final class CatalogueBenchmark {
  private static final int BATCH = 1000;
  private static final long SEED = 42;

  private CatalogueBenchmark() {}

  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[0]);
    Path work = Files.createTempDirectory("stoa-catalogue-benchmark");
    Path files = work.resolve("files");
    long values = new GeneratedCatalogue(Path.of(args[1]), SEED).write(files, count);
    System.out.printf(
        "%,d products, %.1f values each, heap at most %d MB%n",
        count, (double) values / count, Runtime.getRuntime().maxMemory() / 1_000_000);
    try (Workbench bench = Workbench.open(work.resolve("data"))) {
      fill(count, files, bench);
      FeedTrial trial = new FeedTrial(bench, FeedCase.google("rss"), count);
      trial.deltas(trial.full(false));
    }
  }

  private static void fill(int count, Path files, Workbench bench) throws Exception {
    Measured read = Measured.of("read the CSV", count, () -> rows(files.resolve("products.csv")));
    read.print(null);
    Measured imported = Measured.of("import", count, () -> bench.take(files));
    Measured stored =
        Measured.of(
            "read and store the same documents", count, () -> copy(bench.store(), bench.root()));
    stored.print(null);
    imported.print(stored);
    Measured.of("import again, nothing changed", count, () -> bench.take(files)).print(read);
    Measured.of(
            "index",
            count,
            () -> {
              bench.catchUp();
              return count;
            })
        .print(null);
  }

  private static long rows(Path file) throws IOException {
    try (CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator(';').ofCsvRecord(file)) {
      return csv.stream().count();
    }
  }

  private static long copy(SqliteDocumentStore store, Path root) {
    DocumentCollection from = store.collection(StoredProducts.PRODUCTS);
    try (SqliteDocumentStore floor = SqliteDocumentStore.open(root.resolve("floor.db"))) {
      DocumentCollection to = floor.collection(StoredProducts.PRODUCTS);
      List<StoredDocument> batch = from.scan(null, BATCH);
      while (!batch.isEmpty()) {
        to.bulk(
            batch.stream().map(d -> new Write(d.id(), Write.ABSENT, d.body(), Map.of())).toList());
        batch = from.scan(batch.get(batch.size() - 1).id(), BATCH);
      }
      return to.count();
    }
  }
}
