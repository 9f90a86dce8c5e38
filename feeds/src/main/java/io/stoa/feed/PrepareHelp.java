package io.stoa.feed;

import io.stoa.connector.Connector;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.range.SharedRun;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets ready to make what another node's run makes. Thread-safe. */
final class PrepareHelp {
  private static final Logger LOG = LoggerFactory.getLogger(PrepareHelp.class);

  private final Feeds feeds;
  private final FeedSources sources;
  private final ConnectorRegistry connectors;

  PrepareHelp(Feeds feeds, FeedSources sources, ConnectorRegistry connectors) {
    this.feeds = feeds;
    this.sources = sources;
    this.connectors = connectors;
  }

  /** Empty when this node would make other items of the same products than the run's leader. */
  Optional<MakeBatch> of(SharedRun run) {
    Feed feed = feeds.find(run.feed()).orElse(null);
    if (feed == null) {
      return Optional.empty();
    }
    Connector connector = connectors.get(feed.destination().connector());
    feeds.catalogs().refreshed();
    CompiledFeed compiled = feeds.compile(feed, run.now());
    if (!FeedMarks.of(compiled, connector.description()).equals(run.marks())) {
      LOG.info("Run {} of {} is not helped with: its feed was changed", run.run(), run.feed());
      return Optional.empty();
    }
    sources.catchUp().run();
    SelectItems selecting = new SelectItems(compiled, sources);
    Way way = Way.of(compiled, connector);
    return Optional.of(new MakeBatch(compiled, way, sources, selecting));
  }
}
