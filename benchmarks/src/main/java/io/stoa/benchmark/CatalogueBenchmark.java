package io.stoa.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.stoa.catalog.Channel;
import io.stoa.catalog.StoredCatalogs;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.connectors.folder.FolderConnector;
import io.stoa.connectors.folder.FolderRoots;
import io.stoa.feed.DestinationSecrets;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun;
import io.stoa.feed.FeedRuns;
import io.stoa.feed.FeedSources;
import io.stoa.feed.Feeds;
import io.stoa.feed.RunFeed;
import io.stoa.imports.ImportCatalog;
import io.stoa.job.Job;
import io.stoa.job.Jobs;
import io.stoa.mapping.ExpressionCompiler;
import io.stoa.media.FileMediaStorage;
import io.stoa.offer.StoredOffers;
import io.stoa.product.StoredProducts;
import io.stoa.projection.Indexer;
import io.stoa.requirement.RequirementSets;
import io.stoa.search.CatalogUnits;
import io.stoa.search.ProductSearch;
import io.stoa.search.lucene.LuceneProductIndex;
import io.stoa.secret.SecretBox;
import io.stoa.store.DataDirectory;
import io.stoa.store.DocumentCollection;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Imports a generated catalogue, indexes it, runs a feed over all of it, each beside its floor, and
 * again after few edits, beside the first run. Arguments: number of products, folder with the
 * structure in Akeneo's files.
 */
public final class CatalogueBenchmark {
  private static final int BATCH = 1000;
  private static final String FILE = "google.xml";

  private CatalogueBenchmark() {}

  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[0]);
    Path work = Files.createTempDirectory("stoa-catalogue-benchmark");
    Path files = work.resolve("files");
    long values = GeneratedCatalogue.write(Path.of(args[1]), files, count, 42);
    System.out.printf(
        "%,d products, %.1f values each, heap at most %d MB%n",
        count, (double) values / count, Runtime.getRuntime().maxMemory() / 1_000_000);
    try (DataDirectory directory = DataDirectory.open(work.resolve("data"));
        SqliteDocumentStore store = SqliteDocumentStore.open(directory.database())) {
      run(count, files, directory, store);
    }
  }

  private static void run(int count, Path files, DataDirectory directory, SqliteDocumentStore store)
      throws Exception {
    Clock clock = Clock.systemUTC();
    StoredCatalogs catalogs = new StoredCatalogs(store);
    StoredProducts products = new StoredProducts(store, catalogs, clock);
    StoredOffers offers = new StoredOffers(store, catalogs);
    ImportCatalog imports =
        new ImportCatalog(catalogs, products, new FileMediaStorage(directory.media()), offers);
    try (Jobs jobs = new Jobs(store, directory.root(), clock);
        LuceneProductIndex index =
            LuceneProductIndex.open(directory.index(), new CatalogUnits(catalogs::current));
        Indexer indexer = new Indexer(store, catalogs, products, index)) {
      imports.register(jobs);
      Measured read = Measured.of("read the CSV", count, () -> rows(files.resolve("products.csv")));
      read.print(null);
      Measured imported = Measured.of("import", count, () -> taken(imports, jobs, files));
      Measured stored =
          Measured.of(
              "read and store the same documents", count, () -> copy(store, directory.root()));
      stored.print(null);
      imported.print(stored);
      Measured.of("import again, nothing changed", count, () -> taken(imports, jobs, files))
          .print(read);
      Measured.of(
              "index",
              count,
              () -> {
                indexer.catchUp();
                return count;
              })
          .print(null);
      FeedSources sources =
          new FeedSources(
              new ProductSearch(index, catalogs::current), products, offers, indexer::catchUp);
      feed(count, directory, store, catalogs, products, sources);
    }
  }

  private static void feed(
      int count,
      DataDirectory directory,
      SqliteDocumentStore store,
      StoredCatalogs catalogs,
      StoredProducts products,
      FeedSources sources)
      throws Exception {
    Clock clock = Clock.systemUTC();
    Path delivered = directory.root().resolve("delivered");
    ConnectorRegistry connectors =
        new ConnectorRegistry(List.of(new FolderConnector(new FolderRoots(delivered, List.of()))));
    DestinationSecrets secrets =
        new DestinationSecrets(connectors, SecretBox.open(directory, Map.of()));
    Feeds feeds =
        new Feeds(
            store,
            catalogs,
            RequirementSets.builtIn(),
            new ExpressionCompiler(),
            secrets,
            List.of());
    Feed google = google(catalogs.current().all(Channel.class).iterator().next());
    if (!feeds.save(google).isEmpty()) {
      throw new IllegalStateException(feeds.check(google).toString());
    }
    RunFeed runs =
        new RunFeed(
            store,
            feeds,
            new FeedRuns(store, clock),
            sources,
            connectors,
            secrets,
            directory.root(),
            2,
            clock);
    FeedRun[] ended = new FeedRun[1];
    Measured fed =
        Measured.of(
            "feed: google-merchant, rss",
            count,
            () -> ended[0] = runs.run(google.code(), FeedRun.Trigger.COMMAND_LINE, null));
    System.out.println("feed: " + ended[0].state() + " " + ended[0].counts());
    Measured bytes = Measured.of("write the same bytes", count, () -> rewrite(delivered));
    bytes.print(null);
    fed.print(bytes);
    new FeedDeltas(runs, google, products, catalogs.current()).print(count, fed);
  }

  /** What generated products may lack, picture, price and stock, is said by the mapping. */
  private static Feed google(Channel channel) {
    String currency = channel.currencies().iterator().next();
    return Feed.named("google")
        .label("Google")
        .requirementSet("google-merchant")
        .view(
            new Feed.View(
                channel.code(),
                channel.locales().iterator().next(),
                currency,
                "https://shop.example",
                Map.of()))
        .mapping(
            Map.of(
                "title", "coalesce(value(\"name\"), sku())",
                "description", "coalesce(value(\"description\"), value(\"name\"), sku())",
                "availability", "\"in_stock\"",
                "price", "\"9.90 " + currency + "\"",
                "image_link", "\"https://shop.example/picture.jpg\""))
        .format("rss")
        .fileName(FILE)
        .destination(new Feed.Destination("folder", Map.of()))
        .build();
  }

  private static Job taken(ImportCatalog imports, Jobs jobs, Path files) {
    Job job = imports.importPath(jobs, files, null, progress -> {});
    if (job.state() != Job.State.SUCCEEDED) {
      System.out.println("import: " + job.state() + " " + job.progress().counts());
    }
    return job;
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

  private static long rewrite(Path delivered) throws IOException {
    return Files.copy(delivered.resolve(FILE), Files.newOutputStream(delivered.resolve("floor")));
  }
}
