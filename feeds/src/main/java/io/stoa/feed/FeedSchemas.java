package io.stoa.feed;

import io.stoa.connector.ConnectorRegistry;
import io.stoa.connector.SchemaSource;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedPreview.PreviewItem;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.SchemaRule;
import io.stoa.schema.NamedSchema;
import io.stoa.schema.SchemaRef;
import io.stoa.schema.Schemas;
import io.stoa.schema.StoredSchema;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Which of its channel's schemas a feed has, and which it lacks. Thread-safe. */
public final class FeedSchemas {
  /** Items whose schemas are looked for. */
  private static final int LOOKED_AT = 100;

  private final Feeds feeds;
  private final Schemas schemas;
  private final ConnectorRegistry connectors;
  private final PreviewFeed preview;

  public FeedSchemas(
      Feeds feeds, Schemas schemas, ConnectorRegistry connectors, PreviewFeed preview) {
    this.feeds = feeds;
    this.schemas = schemas;
    this.connectors = connectors;
    this.preview = preview;
  }

  /**
   * What a feed has.
   *
   * @param channel under which its schemas are stored, such as {@code amazon}
   * @param variant that counts for the feed, such as its marketplace; empty where there is one for
   *     all
   * @param usualEdition such as {@code LISTING}; empty where there is one only
   * @param fetchable whether the feed's destination can be asked for schemas; else they are
   *     uploaded
   * @param stored those of the variant
   * @param missing those that items name and that are not stored: such items are held against the
   *     requirement set alone
   * @param lookedAt how many items were asked what they name, the first ones of the feed
   */
  public record SchemaOverview(
      String channel,
      String variant,
      String usualEdition,
      boolean fetchable,
      List<StoredSchema> stored,
      List<SchemaRef> missing,
      int lookedAt) {
    public SchemaOverview {
      stored = List.copyOf(stored);
      missing = List.copyOf(missing);
    }
  }

  /**
   * @throws StoaException {@code NOT_FOUND} for the feed, {@code INVALID} where its channel
   *     publishes no schemas
   */
  public SchemaOverview of(String code) {
    Feed feed = feeds.get(code);
    RequirementSet set =
        feeds
            .requirements(feed)
            .orElseThrow(() -> StoaException.notFound("requirement set", feed.requirementSet()));
    SchemaRule rule = FetchSchemas.rule(set);
    String variant = rule.variant(FeedSets.parameters(set, feed.view().parameters()));
    List<PreviewItem> items = preview.preview(feed, LOOKED_AT).items();
    return new SchemaOverview(
        rule.channel(),
        variant,
        rule.usualEdition(),
        connectors.get(feed.destination().connector()) instanceof SchemaSource,
        schemas.of(rule.channel()).stream()
            .filter(stored -> stored.ref().variant().equals(variant))
            .toList(),
        missing(items),
        items.size());
  }

  private static List<SchemaRef> missing(List<PreviewItem> items) {
    return items.stream()
        .map(PreviewItem::schema)
        .filter(Objects::nonNull)
        .filter(named -> !named.stored())
        .map(NamedSchema::ref)
        .distinct()
        .sorted(Comparator.comparing(SchemaRef::name).thenComparing(SchemaRef::edition))
        .toList();
  }
}
