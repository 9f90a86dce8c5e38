package io.stoa.benchmark;

import io.stoa.catalog.StoredCatalogs;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.connectors.folder.FolderConnector;
import io.stoa.connectors.folder.FolderRoots;
import io.stoa.feed.DestinationSecrets;
import io.stoa.feed.FeedRuns;
import io.stoa.feed.FeedSources;
import io.stoa.feed.Feeds;
import io.stoa.feed.RunFeed;
import io.stoa.feed.RunSettings;
import io.stoa.imports.ImportCatalog;
import io.stoa.imports.KnownRows;
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
import io.stoa.store.sqlite.SqliteDocumentStore;
import io.stoa.telemetry.Telemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Stoa on a data directory of its own, put together as one node does it, without HTTP. */
final class Workbench implements AutoCloseable {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int RUNS_KEPT = 2;

  private final DataDirectory directory;
  private final SqliteDocumentStore store;
  private final StoredCatalogs catalogs;
  private final StoredProducts products;
  private final StoredOffers offers;
  private final Jobs jobs;
  private final LuceneProductIndex index;
  private final Indexer indexer;
  private final ImportCatalog imports;
  private final ExpressionCompiler compiler = new ExpressionCompiler();
  private final Feeds feeds;
  private final RunFeed runs;

  private Workbench(DataDirectory directory) throws IOException {
    this.directory = directory;
    this.store = SqliteDocumentStore.open(directory.database());
    this.catalogs = new StoredCatalogs(store);
    this.products = new StoredProducts(store, catalogs, CLOCK);
    this.offers = new StoredOffers(store, catalogs);
    this.jobs = new Jobs(store, directory.root(), CLOCK);
    this.index = LuceneProductIndex.open(directory.index(), new CatalogUnits(catalogs::current));
    this.indexer = new Indexer(store, catalogs, products, index);
    this.imports =
        new ImportCatalog(
            catalogs,
            products,
            new FileMediaStorage(directory.media()),
            offers,
            new KnownRows(store, products, "benchmark"));
    imports.register(jobs);
    ConnectorRegistry connectors =
        new ConnectorRegistry(
            List.of(new FolderConnector(new FolderRoots(delivered(), List.of()))));
    DestinationSecrets secrets =
        new DestinationSecrets(connectors, SecretBox.open(directory, Map.of()));
    this.feeds =
        new Feeds(store, catalogs, RequirementSets.builtIn(), compiler, secrets, List.of());
    this.runs =
        new RunFeed(
            store,
            feeds,
            new FeedRuns(store, CLOCK),
            new FeedSources(
                new ProductSearch(index, catalogs::current), products, offers, indexer::catchUp),
            connectors,
            secrets,
            null,
            RunSettings.alone(directory.root(), RUNS_KEPT),
            CLOCK,
            Telemetry.none());
  }

  static Workbench open(Path data) throws IOException {
    return new Workbench(DataDirectory.open(data));
  }

  /** Imports the files; what it refuses is printed. */
  Job take(Path files) {
    Job job = imports.importPath(jobs, files, null, progress -> {});
    if (job.state() != Job.State.SUCCEEDED) {
      System.out.println("import: " + job.state() + " " + job.progress().counts());
    }
    return job;
  }

  /** Lets the search index follow in the background from now on, as a node does. */
  void follow() {
    indexer.start();
  }

  LuceneProductIndex index() {
    return index;
  }

  /** Brings the search index up to the newest write. */
  void catchUp() {
    indexer.catchUp();
  }

  /** Where feeds are delivered. */
  Path delivered() {
    return directory.root().resolve("delivered");
  }

  Path root() {
    return directory.root();
  }

  SqliteDocumentStore store() {
    return store;
  }

  StoredCatalogs catalogs() {
    return catalogs;
  }

  StoredProducts products() {
    return products;
  }

  StoredOffers offers() {
    return offers;
  }

  ExpressionCompiler compiler() {
    return compiler;
  }

  Feeds feeds() {
    return feeds;
  }

  RunFeed runs() {
    return runs;
  }

  @Override
  public void close() throws IOException {
    try (directory;
        store;
        index;
        jobs) {
      indexer.close();
    }
  }
}
