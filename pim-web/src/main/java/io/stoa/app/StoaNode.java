package io.stoa.app;

import io.opentelemetry.api.OpenTelemetry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.stoa.catalog.Catalogs;
import io.stoa.catalog.StoredCatalogs;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.connectors.hosted.HostedFeeds;
import io.stoa.consistency.ConsistencyReport;
import io.stoa.exports.ExportEntities;
import io.stoa.feed.FeedSchemas;
import io.stoa.feed.FeedSources;
import io.stoa.feed.FetchSchemas;
import io.stoa.feed.ItemGate;
import io.stoa.feed.RehearseItems;
import io.stoa.imports.ImportCatalog;
import io.stoa.imports.KnownRows;
import io.stoa.job.Jobs;
import io.stoa.media.FileMediaStorage;
import io.stoa.media.MediaStorage;
import io.stoa.migration.MigrateStore;
import io.stoa.offer.Offers;
import io.stoa.offer.StockPolicies;
import io.stoa.offer.StoredOffers;
import io.stoa.product.History;
import io.stoa.product.Products;
import io.stoa.product.StoredProducts;
import io.stoa.projection.Indexer;
import io.stoa.schedule.AlarmSource;
import io.stoa.schedule.quartz.QuartzCluster;
import io.stoa.schedule.quartz.QuartzInMemory;
import io.stoa.schema.Schemas;
import io.stoa.search.CatalogUnits;
import io.stoa.search.Patience;
import io.stoa.search.ProductIndex;
import io.stoa.search.ProductSearch;
import io.stoa.search.UnitConversion;
import io.stoa.search.elasticsearch.ClusterAddress;
import io.stoa.search.elasticsearch.ElasticsearchProductIndex;
import io.stoa.search.lucene.LuceneProductIndex;
import io.stoa.store.DataDirectory;
import io.stoa.store.DocumentStore;
import io.stoa.store.MeasuredStore;
import io.stoa.store.mongo.MongoDocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import io.stoa.telemetry.Telemetry;
import io.stoa.upload.Uploads;
import io.stoa.user.FailedSignIns;
import io.stoa.user.SignIns;
import io.stoa.user.Users;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Stoa with all its parts, opened on a data directory. Parts are thread-safe and live until
 * {@link #close()}.
 */
public final class StoaNode implements AutoCloseable {
  /** How long a run or an export waits for a search index that is out of reach. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Closing closing = new Closing();
  private final Clock clock = Clock.systemUTC();
  private final NodeTelemetry telemetry;
  private final DataDirectory directory;
  private final DocumentStore store;
  private final Users users;
  private final SignIns signIns;
  private final FailedSignIns failedSignIns;
  private final Jobs jobs;
  private final Catalogs catalogs;
  private final Products products;
  private final History history;
  private final Offers offers;
  private final StockPolicies stockPolicies;
  private final MediaStorage media;
  private final ProductIndex index;
  private final ProductSearch search;
  private final Patience patience;
  private final Indexer indexer;
  private final ImportCatalog imports;
  private final Uploads uploads;
  private final ExportEntities exports;
  private final Syndication syndication;
  private final FeedDesk feeds;
  private final MappingDesk mappings;
  private final ItemDesk items;
  private final LaunchDesk launches;
  private final NodeHealth health;

  private StoaNode(NodeSettings settings) {
    try {
      telemetry = closing.add(NodeTelemetry.of(System.getenv()));
      Telemetry measuring = telemetry.telemetry();
      directory = closing.add(DataDirectory.open(settings.data(), settings.sharedFolder()));
      store = closing.add(new MeasuredStore(openStore(settings, directory), measuring));
      MigrateStore formats = new MigrateStore(store, StoredFormats.STEPS, clock);
      formats.run();
      users = new Users(store, clock);
      signIns = new SignIns(store, users, clock);
      failedSignIns = new FailedSignIns(store, clock);
      jobs = closing.add(new Jobs(store, directory.root(), clock, measuring));
      catalogs = new StoredCatalogs(store);
      products = new StoredProducts(store, catalogs, clock);
      history = new History(store, products);
      media = new FileMediaStorage(directory.media());
      index = closing.add(openIndex(settings, directory, new CatalogUnits(catalogs::current)));
      indexer = closing.add(new Indexer(store, catalogs, products, index));
      search = new ProductSearch(index, catalogs::current);
      offers = new StoredOffers(store, catalogs, products, clock);
      stockPolicies = new StockPolicies(store, catalogs);
      imports =
          new ImportCatalog(
              catalogs, products, media, offers, new KnownRows(store, products, release()));
      imports.register(jobs);
      uploads = new Uploads(directory.uploads(), jobs, clock);
      patience = settings.elasticsearchUri() == null ? Patience.NONE : new Patience(PATIENCE);
      exports = new ExportEntities(catalogs, products, media, offers, search.patient(patience));
      exports.register(jobs);
      FeedSources sources =
          new FeedSources(
              search,
              products,
              offers,
              indexer::catchUp,
              ItemGate.OPEN,
              stockPolicies::of,
              List.of());
      AlarmSource alarms = closing.add(openAlarms(settings));
      syndication =
          new Syndication(
              settings, directory, store, catalogs, sources, patience, alarms, clock, measuring);
      if (!store.isShared()) {
        syndication.runFeed.interruptAbandoned();
      }
      feeds = closing.add(new FeedDesk(syndication, directory.root(), clock));
      mappings = new MappingDesk(syndication, jobs, sources);
      items = closing.add(new ItemDesk(syndication, feeds, clock));
      launches = closing.add(new LaunchDesk(syndication));
      health =
          closing.add(
              new NodeHealth(store, formats, index, indexer, feeds::schedules, alarms, clock));
      NodeMeters.register(telemetry.meters(), indexer, jobs, health);
      jobs.start();
      closing.add(patience::stop);
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /**
   * Opens everything; nothing runs in the background yet.
   *
   * @throws io.stoa.error.StoaException {@code DATA_DIRECTORY_IN_USE} when another process has it
   */
  public static StoaNode open(NodeSettings settings) {
    return new StoaNode(settings);
  }

  private static String release() {
    @Nullable String built = StoaNode.class.getPackage().getImplementationVersion();
    return built == null ? "not packaged" : built;
  }

  private static DocumentStore openStore(NodeSettings settings, DataDirectory directory) {
    String mongo = settings.mongoUri();
    return mongo == null
        ? SqliteDocumentStore.open(directory.database())
        : MongoDocumentStore.open(mongo);
  }

  private static AlarmSource openAlarms(NodeSettings settings) {
    NodeSettings.Database database = settings.quartz();
    if (database == null) {
      return new QuartzInMemory();
    }
    settings.requireShared(System.getenv());
    return QuartzCluster.open(database.url(), database.user(), database.password());
  }

  private static ProductIndex openIndex(
      NodeSettings settings, DataDirectory directory, UnitConversion units) {
    String cluster = settings.elasticsearchUri();
    if (cluster != null) {
      ClusterAddress address = ClusterAddress.parse(cluster).of(settings.storeMark());
      return ElasticsearchProductIndex.open(address, units);
    }
    String store = settings.storeName();
    Path index = store == null ? directory.index() : directory.own().resolve("index-" + store);
    return LuceneProductIndex.open(index, units);
  }

  /** Starts what a server does by itself: following changes, firing schedules. */
  public void startBackground() {
    indexer.start();
    feeds.startSchedules();
    items.start();
    launches.start();
    health.start();
    if (store.isShared()) {
      closing.add(
          FinishForOthers.start(
              syndication.runFeed, feeds::execute, jobs, syndication.shipping.items));
    }
  }

  /**
   * Asks all that runs to stop at its next safe point and takes nothing more on; returns at once.
   * {@link #close()} waits for it. What stops can be resumed, here or by another node.
   */
  public void stop() {
    jobs.stop();
    syndication.runFeed.stop();
    patience.stop();
    syndication.shipping.items.stop();
  }

  /** Closes the resource before the node's own parts. */
  public <T extends AutoCloseable> T closeFirst(T resource) {
    return closing.add(resource);
  }

  public Clock clock() {
    return clock;
  }

  public DataDirectory directory() {
    return directory;
  }

  public Users users() {
    return users;
  }

  public SignIns signIns() {
    return signIns;
  }

  public FailedSignIns failedSignIns() {
    return failedSignIns;
  }

  public Jobs jobs() {
    return jobs;
  }

  public Catalogs catalogs() {
    return catalogs;
  }

  public Offers offers() {
    return offers;
  }

  public StockPolicies stockPolicies() {
    return stockPolicies;
  }

  public Products products() {
    return products;
  }

  public History history() {
    return history;
  }

  public MediaStorage media() {
    return media;
  }

  public Indexer indexer() {
    return indexer;
  }

  public ImportCatalog imports() {
    return imports;
  }

  public ProductSearch search() {
    return search;
  }

  public ExportEntities exports() {
    return exports;
  }

  public FeedDesk feeds() {
    return feeds;
  }

  public LedgerDesk ledgers() {
    return syndication.ledgers;
  }

  public ConsistencyReport consistency() {
    return syndication.consistency;
  }

  public LaunchDesk launches() {
    return launches;
  }

  public MappingDesk mappings() {
    return mappings;
  }

  public ItemDesk items() {
    return items;
  }

  public Uploads uploads() {
    return uploads;
  }

  public HostedFeeds hosted() {
    return syndication.hosted;
  }

  public ConnectorRegistry connectors() {
    return syndication.connectors;
  }

  public Schemas schemas() {
    return syndication.schemas;
  }

  public FeedSchemas feedSchemas() {
    return syndication.feedSchemas;
  }

  public FetchSchemas schemaFetching() {
    return syndication.fetchSchemas;
  }

  public RehearseItems rehearsal() {
    return syndication.rehearse;
  }

  public NodeHealth health() {
    return health;
  }

  /** What is measured, for Prometheus. */
  public PrometheusRegistry meters() {
    return telemetry.meters().getPrometheusRegistry();
  }

  /** What makes spans; empty when nothing is traced. */
  public Optional<OpenTelemetry> traces() {
    return telemetry.traces();
  }

  /** Where the demo lays its files; part of the data directory. */
  public Path demoFiles() {
    return directory.root().resolve("demo");
  }

  /** Ends background work and closes everything; later calls do nothing. */
  @Override
  public void close() {
    closing.close();
  }
}
