package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.Catalogs;
import io.stoa.connector.Connector;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.error.Violation;
import io.stoa.launch.Launches;
import io.stoa.ledger.Ledgers;
import io.stoa.mapping.ExpressionCompiler;
import io.stoa.mapping.Shirt;
import io.stoa.mapping.Shop;
import io.stoa.offer.StockPolicies;
import io.stoa.offer.StoredOffers;
import io.stoa.outbox.SendItems;
import io.stoa.outbox.SharedAccounts;
import io.stoa.product.EditResult;
import io.stoa.product.StoredProducts;
import io.stoa.projection.Indexer;
import io.stoa.range.RangeTerms;
import io.stoa.requirement.RequirementSets;
import io.stoa.schema.SchemaRules;
import io.stoa.schema.Schemas;
import io.stoa.schema.networknt.NetworkntCompiler;
import io.stoa.search.CatalogUnits;
import io.stoa.search.ProductSearch;
import io.stoa.search.lucene.LuceneProductIndex;
import io.stoa.secret.SecretBox;
import io.stoa.store.DataDirectory;
import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import io.stoa.telemetry.Telemetry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A whole installation in a folder: real store, index and catalogue, a folder as destination. */
final class Workshop implements AutoCloseable {
  private static final ExpressionCompiler COMPILER = new ExpressionCompiler();
  private static final RequirementSets SETS = RequirementSets.builtIn();

  final DataDirectory data;
  final DocumentStore store;
  final Catalogs catalogs;
  final StoredProducts products;
  final StoredOffers offers;
  final LuceneProductIndex index;
  final Indexer indexer;
  final Inbox inbox;
  final Schemas schemas;
  final Feeds feeds;
  final FeedRuns runs;
  final FeedSources sources;
  final Ledgers ledgers;
  final SendItems items;
  final RunFeed running;
  final PreviewFeed preview;
  final Launches launches;
  final LaunchFeeds outlets;
  final FeedAddresses targets;
  final ConnectorRegistry connectors;
  private final DestinationSecrets secrets;
  private final Clock clockOfRuns;
  final Ticking time = new Ticking(Shop.NOW);

  Workshop(Path folder) throws IOException {
    this(folder, List.of());
  }

  /**
   * @param more connectors besides the inbox
   */
  Workshop(Path folder, List<Connector> more) throws IOException {
    this(folder, more, data -> SqliteDocumentStore.open(data.database()), null);
  }

  /**
   * @param opening the documents
   * @param real a clock for everything, null for one that is set by the test
   */
  Workshop(
      Path folder,
      List<Connector> more,
      Function<DataDirectory, DocumentStore> opening,
      @Nullable Clock real)
      throws IOException {
    this(folder, null, more, opening, real, UnaryOperator.identity(), RangeTerms.NEVER);
  }

  /**
   * @param shared where files of all nodes lie, the inbox among them; null for in the folder
   * @param gate stands before each product that goes out
   * @param ranges when nodes help each other
   */
  Workshop(
      Path folder,
      @Nullable Path shared,
      List<Connector> more,
      Function<DataDirectory, DocumentStore> opening,
      @Nullable Clock real,
      UnaryOperator<ItemGate> gate,
      RangeTerms ranges)
      throws IOException {
    Clock clock = real == null ? time.standing() : real;
    data = DataDirectory.open(folder.resolve("data"), shared);
    store = opening.apply(data);
    catalogs = Shop.in(store);
    products = new StoredProducts(store, catalogs, Clock.systemUTC());
    offers = new StoredOffers(store, catalogs);
    index = LuceneProductIndex.open(data.index(), new CatalogUnits(catalogs::current));
    indexer = new Indexer(store, catalogs, products, index);
    inbox = new Inbox((shared == null ? folder : shared).resolve("inbox"));
    List<Connector> all = new ArrayList<>(more);
    all.add(inbox);
    connectors = new ConnectorRegistry(all);
    secrets = new DestinationSecrets(connectors, SecretBox.open(data, Map.of()));
    schemas = new Schemas(store, new NetworkntCompiler(), clock);
    feeds = new Feeds(store, catalogs, SETS, SchemaRules.of(schemas), COMPILER, secrets, List.of());
    runs = new FeedRuns(store, Clock.systemUTC());
    outlets = new LaunchFeeds(feeds::all);
    launches = new Launches(store, catalogs, List.of(outlets));
    ProductSearch search = new ProductSearch(index, catalogs::current);
    StockPolicies policies = new StockPolicies(store, catalogs);
    sources =
        new FeedSources(
            search,
            products,
            offers,
            indexer::catchUp,
            gate.apply(new LaunchGate(launches, search)),
            policies::of,
            List.of(new LaunchChanges(launches, search)));
    ledgers = new Ledgers(store);
    targets = new FeedAddresses(SETS, secrets);
    items = new SendItems(store, ledgers, new SharedAccounts(feeds, targets), clock);
    clockOfRuns = real == null ? time : real;
    running = node(sources, ranges);
    preview = new PreviewFeed(feeds, sources, clock);
  }

  /** What runs feeds on another node, as far as one process can have two. */
  RunFeed node(FeedSources ofNode, RangeTerms ranges) {
    return new RunFeed(
        store,
        feeds,
        runs,
        ofNode,
        connectors,
        secrets,
        items,
        new RunSettings(data.root(), 3, ranges),
        clockOfRuns,
        Telemetry.none());
  }

  /** A clock that never says the same twice, so that runs have an order, until it is set. */
  static final class Ticking extends Clock {
    private Instant start;
    private long ticks;

    Ticking(Instant start) {
      this.start = start;
    }

    /** From then on it ticks from there. */
    synchronized void set(Instant when) {
      start = when;
      ticks = 0;
    }

    private synchronized Instant start() {
      return start;
    }

    /** The same time, without ticks. */
    Clock standing() {
      return new InstantSourceClock(this::start);
    }

    @Override
    public synchronized Instant instant() {
      return start.plusMillis(ticks++);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static final class InstantSourceClock extends Clock {
    private final Supplier<Instant> source;

    InstantSourceClock(Supplier<Instant> source) {
      this.source = source;
    }

    @Override
    public Instant instant() {
      return source.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** From now on it is the instant, and a little later each time somebody asks. */
  Workshop at(Instant later) {
    time.set(later);
    return this;
  }

  Workshop put(Shirt... shirts) {
    List<EditResult> results = products.apply(Arrays.stream(shirts).map(Shirt::edit).toList());
    if (results.stream().anyMatch(r -> r instanceof EditResult.Rejected)) {
      throw new IllegalStateException(results.toString());
    }
    List<List<Violation>> priced = offers.merge(Arrays.stream(shirts).map(Shirt::offer).toList());
    if (priced.stream().anyMatch(v -> !v.isEmpty())) {
      throw new IllegalStateException(priced.toString());
    }
    return this;
  }

  /** A root model {@code code}, below it {@code code_sky} and variants in the sizes given. */
  Workshop model(String code, String... sizes) {
    Shirt root = Shirt.of(code);
    Shirt colour = Shirt.of(code + "_sky");
    Set<String> ofRoot =
        Set.of(
            "name",
            "brand",
            "description",
            "gender",
            "age_group",
            "material",
            "google_product_category",
            "wechat_categories");
    List<EditResult> results =
        products.applyToModels(
            List.of(
                root.modelEdit(null, ofRoot),
                colour.modelEdit(code, Set.of("color", "image", "image_back", "image_detail"))));
    if (results.stream().anyMatch(r -> r instanceof EditResult.Rejected)) {
      throw new IllegalStateException(results.toString());
    }
    for (String size : sizes) {
      put(Shirt.of(code + "-" + size).choice("size", size).below(code + "_sky"));
    }
    return this;
  }

  /** Saves a feed and fails when it is refused. */
  Feed save(Feed feed) {
    List<Violation> violations = feeds.save(feed);
    if (!violations.isEmpty()) {
      throw new IllegalStateException(violations.toString());
    }
    return feed;
  }

  static Feed feed(String set, String format, String fileName, Map<String, String> mapping) {
    boolean chinese = set.equals("wechat-shop");
    return Feed.named("test")
        .label("Test & trial")
        .requirementSet(set)
        .view(
            new Feed.View(
                chinese ? "wechat" : "web",
                chinese ? "zh_CN" : "en_US",
                chinese ? "CNY" : "USD",
                "https://shop.example",
                set.equals("amazon-listings")
                    ? Map.of("sellerId", "A1SELLER", "marketplaceId", "ATVPDKIKX0DER")
                    : Map.of()))
        .mapping(mapping)
        .format(format)
        .fileName(fileName)
        .destination(new Feed.Destination("inbox", Map.of()))
        .build();
  }

  FeedRun run() {
    return running.run("test", FeedRun.Trigger.PERSON, null);
  }

  /** Runs a feed like {@code test} that never ran before; gives the name of its file. */
  String runAnew() {
    Feed same = feeds.get("test");
    Feed other =
        same.edit()
            .code("other")
            .enabled(true)
            .fileName("other." + same.format())
            .schedules(List.of())
            .build();
    save(other);
    new Ledgers(store).drop("other");
    assertThat(running.run("other", FeedRun.Trigger.PERSON, null).errors()).isEmpty();
    return other.fileName();
  }

  String received(String name) throws IOException {
    return Files.readString(inbox.file(name), StandardCharsets.UTF_8);
  }

  String file(String relative) throws IOException {
    return Files.readString(data.root().resolve(relative), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    indexer.close();
    index.close();
    store.close();
    data.close();
  }
}
