package io.stoa.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.StoredCatalogs;
import io.stoa.job.Jobs;
import io.stoa.media.FileMediaStorage;
import io.stoa.offer.StoredOffers;
import io.stoa.product.StoredProducts;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An import in a process of its own, which is killed on its way through {@code products.csv}. */
final class KilledImport {
  private KilledImport() {}

  /**
   * Imports until a thousand rows are done at least, and kills the process at once.
   *
   * @param data the data directory, where {@link ImportRig} finds what is left
   */
  static void halfWay(Path data, Path catalogue) throws IOException, InterruptedException {
    Path half = data.resolve("half");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledImport.class.getName(),
                data.toString(),
                catalogue.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(data.resolve("child.txt").toFile())
            .start();
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
      while (!Files.exists(half) && process.isAlive()) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        LockSupport.parkNanos(1_000_000);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(half).exists();
  }

  /** The process: says when it is half through. */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    var store = SqliteDocumentStore.open(data.resolve("store.db"));
    var catalogs = new StoredCatalogs(store);
    var products = new StoredProducts(store, catalogs, Clock.systemUTC());
    var jobs = new Jobs(store, data, Clock.systemUTC());
    var imports =
        new ImportCatalog(
            catalogs,
            products,
            new FileMediaStorage(data.resolve("media")),
            new StoredOffers(store, catalogs, products, Clock.systemUTC()),
            new KnownRows(store, products, "test"));
    imports.register(jobs);
    imports.importPath(
        jobs,
        Path.of(arguments[1]),
        null,
        job -> {
          if (job.progress().phase().equals("products.csv")
              && products.count() >= 1_000
              && job.progress().done() >= 1_000
              && !Files.exists(data.resolve("half"))) {
            create(data.resolve("half"));
          }
        });
  }

  private static void create(Path file) {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
