package io.stoa.app;

import io.stoa.catalog.Catalogs;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.connectors.acp.AcpConnector;
import io.stoa.connectors.amazon.AmazonConnector;
import io.stoa.connectors.bigcommerce.BigCommerceConnector;
import io.stoa.connectors.ebay.EbayGroupsConnector;
import io.stoa.connectors.ebay.EbayInventoryConnector;
import io.stoa.connectors.ebay.EbayOffersConnector;
import io.stoa.connectors.exchange.Exchanges;
import io.stoa.connectors.folder.FolderConnector;
import io.stoa.connectors.folder.FolderRoots;
import io.stoa.connectors.ftps.FtpsConnector;
import io.stoa.connectors.google.GoogleConnector;
import io.stoa.connectors.google.GoogleFeedConnector;
import io.stoa.connectors.google.GoogleLocalConnector;
import io.stoa.connectors.hosted.HostedConnector;
import io.stoa.connectors.hosted.HostedFeeds;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.Time;
import io.stoa.connectors.httpupload.HttpUploadConnector;
import io.stoa.connectors.klaviyo.KlaviyoConnector;
import io.stoa.connectors.mail.MailConnector;
import io.stoa.connectors.meta.MetaConnector;
import io.stoa.connectors.meta.MetaFeedConnector;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.s3.S3Connector;
import io.stoa.connectors.sftp.SftpConnector;
import io.stoa.connectors.shopify.ShopifyConnector;
import io.stoa.connectors.square.SquareConnector;
import io.stoa.connectors.wechat.WeChatConnector;
import io.stoa.consistency.ConsistencyReport;
import io.stoa.feed.DestinationSecrets;
import io.stoa.feed.FeedRuns;
import io.stoa.feed.FeedSchemas;
import io.stoa.feed.FeedSources;
import io.stoa.feed.Feeds;
import io.stoa.feed.FetchSchemas;
import io.stoa.feed.LaunchChanges;
import io.stoa.feed.LaunchFeeds;
import io.stoa.feed.LaunchGate;
import io.stoa.feed.MeasureFulfilment;
import io.stoa.feed.PlanLaunch;
import io.stoa.feed.PreviewFeed;
import io.stoa.feed.RehearseItems;
import io.stoa.feed.RunFeed;
import io.stoa.feed.RunSettings;
import io.stoa.launch.Launches;
import io.stoa.mapping.ExpressionCompiler;
import io.stoa.outbox.ItemFeeds;
import io.stoa.product.Products;
import io.stoa.range.RangeTerms;
import io.stoa.requirement.RequirementSets;
import io.stoa.schedule.AlarmSource;
import io.stoa.schedule.FeedScheduler;
import io.stoa.schedule.FeedStarter;
import io.stoa.schedule.LaunchBoundaries;
import io.stoa.schedule.ScheduleCheck;
import io.stoa.schedule.Schedules;
import io.stoa.schedule.quartz.QuartzScheduling;
import io.stoa.schema.SchemaRules;
import io.stoa.schema.Schemas;
import io.stoa.schema.networknt.NetworkntCompiler;
import io.stoa.search.Patience;
import io.stoa.secret.SecretBox;
import io.stoa.standing.Trends;
import io.stoa.store.DataDirectory;
import io.stoa.store.DocumentStore;
import io.stoa.telemetry.Telemetry;
import java.time.Clock;
import java.util.List;

/** Puts the feeds together: rules, mappings, runs, destinations, schedules. */
final class Syndication {
  /** Run folders of each feed that stay on disk. */
  private static final int RUNS_KEPT = 20;

  /** Feeds that run at the same time by schedule. */
  private static final int AT_ONCE = 2;

  final HostedFeeds hosted;
  final ConnectorRegistry connectors;
  final RequirementSets requirementSets;
  final Schemas schemas;
  final ExpressionCompiler compiler = new ExpressionCompiler();
  final Catalogs catalogs;
  final DestinationSecrets secrets;
  final Feeds feeds;
  final FeedRuns runs;
  final RunFeed runFeed;
  final PreviewFeed preview;
  final FetchSchemas fetchSchemas;
  final FeedSchemas feedSchemas;
  final RehearseItems rehearse;
  final MeasureFulfilment fulfilment;
  final Schedules schedules;
  final Launches launches;
  final LedgerDesk ledgers;
  final Shipping shipping;
  final ItemFeeds itemFeeds;
  final Trends trends;
  final Exchanges exchanges;
  final LaunchFeeds outlets;
  final PlanLaunch planning;
  final ConsistencyReport consistency;

  final Products products;
  final AlarmSource alarms;

  private final DocumentStore store;
  private final Clock clock;

  Syndication(
      NodeSettings settings,
      DataDirectory directory,
      DocumentStore store,
      Catalogs catalogs,
      FeedSources sources,
      Patience patience,
      AlarmSource alarms,
      Clock clock,
      Telemetry telemetry) {
    this.store = store;
    this.alarms = alarms;
    this.catalogs = catalogs;
    this.products = sources.products();
    this.clock = clock;
    hosted = new HostedFeeds(directory.root().resolve("hosted"), store, clock);
    FolderRoots folders =
        new FolderRoots(directory.root().resolve("delivered"), settings.deliveryFolders());
    AllowedHosts hosts = AllowedHosts.of(settings.deliveryHosts());
    SecretBox box = SecretBox.open(directory, System.getenv());
    ChannelHttp http =
        new ChannelHttp(
            hosts, store, box, Time.of(clock), ChannelHttp.Bounds.in(System.getenv()), telemetry);
    connectors =
        new ConnectorRegistry(
            List.of(
                new FolderConnector(folders),
                new HostedConnector(hosted),
                new SftpConnector(hosts),
                new ShopifyConnector(http),
                new SquareConnector(http),
                new BigCommerceConnector(http),
                new FtpsConnector(hosts),
                new S3Connector(hosts, clock),
                new HttpUploadConnector(hosts, clock),
                new MailConnector(hosts, hosted, clock),
                new AmazonConnector(http, store),
                new MetaConnector(http),
                new MetaFeedConnector(http, hosted),
                new WeChatConnector(http, store),
                new GoogleConnector(http),
                new GoogleLocalConnector(http),
                new GoogleFeedConnector(http, hosted),
                new AcpConnector(http, store),
                new EbayInventoryConnector(http),
                new EbayOffersConnector(http),
                new EbayGroupsConnector(http),
                KlaviyoConnector.items(http, store),
                KlaviyoConnector.variants(http, store)));
    requirementSets = RequirementSets.builtIn();
    schedules = QuartzScheduling.schedules();
    secrets = new DestinationSecrets(connectors, box);
    schemas = new Schemas(store, new NetworkntCompiler(), clock);
    feeds =
        new Feeds(
            store,
            catalogs,
            requirementSets,
            SchemaRules.of(schemas),
            compiler,
            secrets,
            List.of(new ScheduleCheck(schedules)));
    runs = new FeedRuns(store, clock);
    shipping = new Shipping(store, feeds, requirementSets, secrets, clock, telemetry);
    outlets = new LaunchFeeds(feeds::all);
    launches = new Launches(store, catalogs, List.of(outlets));
    FeedSources gated = gated(sources);
    FeedSources unhurried = gated(sources.patient(patience));
    runFeed =
        new RunFeed(
            store,
            feeds,
            runs,
            unhurried,
            connectors,
            secrets,
            shipping.items,
            new RunSettings(directory.root(), RUNS_KEPT, ranges(store)),
            clock,
            telemetry);
    itemFeeds = shipping.outsideOf(runFeed, connectors);
    trends = new Trends(store, clock);
    exchanges = http.exchanges();
    ledgers = new LedgerDesk(feeds, shipping.ledgers);
    preview = new PreviewFeed(feeds, gated, clock);
    fetchSchemas = new FetchSchemas(feeds, schemas, connectors, secrets);
    feedSchemas = new FeedSchemas(feeds, schemas, connectors, preview);
    rehearse = new RehearseItems(feeds, gated, connectors, secrets, clock);
    planning = new PlanLaunch(outlets, gated, requirementSets, clock);
    fulfilment =
        new MeasureFulfilment(
            store, feeds, told -> gated(sources.patient(patience.unless(told))), clock);
    consistency = new ConsistencyReport(sources.search(), shipping.ledgers, feeds::all, clock);
  }

  private FeedSources gated(FeedSources open) {
    return open.gated(
        new LaunchGate(launches, open.search()), new LaunchChanges(launches, open.search()));
  }

  /** Only nodes that share their documents can help each other. */
  private static RangeTerms ranges(DocumentStore store) {
    return store.isShared() ? RangeTerms.from(NodeSettings.shareRunsFrom()) : RangeTerms.NEVER;
  }

  /** A scheduler, not started yet. */
  FeedScheduler scheduler() {
    return QuartzScheduling.scheduler(feeds, runFeed, store, alarms.open("feeds", AT_ONCE), clock);
  }

  /** What runs feeds when launches open and close, not started yet. */
  LaunchBoundaries boundaries() {
    return new LaunchBoundaries(
        launches, outlets, FeedStarter.of(runFeed), alarms.open("launches", AT_ONCE), store, clock);
  }
}
