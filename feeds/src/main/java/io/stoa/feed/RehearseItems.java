package io.stoa.feed;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.Rehearsing;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.FindSubject.Found;
import io.stoa.feed.PrepareItems.Prepared;
import io.stoa.format.JsonTree;
import io.stoa.json.Json;
import io.stoa.requirement.Finding;
import io.stoa.requirement.Item;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a feed's channel what it would say of a product; nothing is sent. Thread-safe. */
public final class RehearseItems {
  private final Feeds feeds;
  private final FeedTargets targets;
  private final FeedSources sources;
  private final Clock clock;

  public RehearseItems(
      Feeds feeds,
      FeedSources sources,
      ConnectorRegistry connectors,
      DestinationSecrets secrets,
      Clock clock) {
    this.feeds = feeds;
    this.targets = new FeedTargets(feeds, connectors, secrets);
    this.sources = sources;
    this.clock = clock;
  }

  /**
   * What would become of one item.
   *
   * @param findings what Stoa finds itself
   * @param answer the channel's, null where Stoa would not send the item
   */
  public record Rehearsal(String sku, List<Finding> findings, @Nullable ItemAnswer answer) {
    public Rehearsal {
      findings = List.copyOf(findings);
    }
  }

  /**
   * @param sku of the product, or code of a product model
   * @throws StoaException {@code NOT_FOUND} for feed or product, {@code INVALID} where the channel
   *     cannot be asked, or with the channel's own words when it does not answer as it should
   */
  public List<Rehearsal> rehearse(String feed, String sku) {
    FeedTargets.Addressed at = targets.of(feed);
    if (!(at.connector() instanceof Rehearsing channel)) {
      throw new StoaException(
          CoreError.INVALID,
          at.connector().description().label() + " cannot say beforehand what it would answer.");
    }
    CompiledFeed compiled = feeds.compile(at.feed(), clock.instant());
    PrepareItems preparing = new PrepareItems(compiled);
    sources.catchUp().run();
    List<Rehearsal> all = new ArrayList<>();
    for (Found found : new FindSubject(sources).find(compiled, sku)) {
      Prepared prepared = preparing.prepare(found.subject());
      ItemAnswer answer =
          prepared.skipped()
              ? null
              : FeedTargets.asking(
                  () -> channel.rehearse(at.target(), item(compiled, prepared.item())));
      all.add(new Rehearsal(prepared.item().sku(), prepared.findings(), answer));
    }
    return all;
  }

  private static BatchItem item(CompiledFeed feed, Item item) {
    return new BatchItem(
        item.sku(),
        ItemAction.UPDATE,
        Json.MAPPER.valueToTree(JsonTree.of(item, feed.set().variants())),
        null);
  }
}
