package io.stoa.imports;

import io.stoa.catalog.StoredCatalogs;
import io.stoa.job.Job;
import io.stoa.job.Jobs;
import io.stoa.media.FileMediaStorage;
import io.stoa.offer.StoredOffers;
import io.stoa.product.Identifier;
import io.stoa.product.ResolvedProduct;
import io.stoa.product.StoredProducts;
import io.stoa.spreadsheet.SheetRow;
import io.stoa.spreadsheet.Tables;
import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole repository in a temporary directory, with imports ready to run. */
public final class ImportRig implements AutoCloseable {
  public final Path directory;
  public final DocumentStore store;
  public final StoredCatalogs catalogs;
  public final StoredProducts products;
  public final StoredOffers offers;
  public final FileMediaStorage media;
  public final Jobs jobs;
  public final ImportCatalog imports;
  final KnownRows known;

  public ImportRig(Path directory) {
    this.directory = directory;
    store = SqliteDocumentStore.open(directory.resolve("store.db"));
    catalogs = new StoredCatalogs(store);
    products = new StoredProducts(store, catalogs, Clock.systemUTC());
    offers = new StoredOffers(store, catalogs, products, Clock.systemUTC());
    media = new FileMediaStorage(directory.resolve("media"));
    jobs = new Jobs(store, directory, Clock.systemUTC());
    jobs.start();
    known = new KnownRows(store, products, "test");
    imports = new ImportCatalog(catalogs, products, media, offers, known);
    imports.register(jobs);
  }

  public Job run(Path path) {
    return imports.importPath(jobs, path, null, job -> {});
  }

  public Job run(Path path, @Nullable String entity) {
    return imports.importPath(jobs, path, entity, job -> {});
  }

  public ResolvedProduct product(String identifier) {
    return products
        .resolve(List.of(products.product(new Identifier(identifier)).orElseThrow()))
        .get(0);
  }

  /** The rows of a file that came out of the job, header first; empty when there is none. */
  public List<SheetRow> rows(Job job, String file) throws IOException {
    Path path = jobs.file(job.id(), file).orElse(null);
    return path == null ? List.of() : Tables.read(path);
  }

  /** Writes a file of a catalogue to import. */
  public static Path write(Path folder, String name, String... lines) throws IOException {
    Files.createDirectories(folder);
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  @Override
  public void close() {
    jobs.close();
    store.close();
  }
}
