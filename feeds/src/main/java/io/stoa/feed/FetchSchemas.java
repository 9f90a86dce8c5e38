package io.stoa.feed;

import io.stoa.connector.Connector;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.connector.PublishedSchema;
import io.stoa.connector.SchemaSource;
import io.stoa.connector.Target;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.SchemaRule;
import io.stoa.schema.SchemaRef;
import io.stoa.schema.Schemas;
import io.stoa.schema.StoredSchema;
import java.util.List;

/** Fetches what a feed's channel publishes of its items and stores it. Thread-safe. */
public final class FetchSchemas {
  private final FeedTargets targets;
  private final Schemas schemas;

  public FetchSchemas(
      Feeds feeds, Schemas schemas, ConnectorRegistry connectors, DestinationSecrets secrets) {
    this.targets = new FeedTargets(feeds, connectors, secrets);
    this.schemas = schemas;
  }

  /**
   * Fetches the schema of that name for the feed's marketplace, language and seller.
   *
   * @param name such as a product type, {@code SHIRT}
   * @param edition such as {@code LISTING}; empty for the usual one
   * @throws StoaException {@code NOT_FOUND} for the feed, {@code INVALID} where its channel
   *     publishes none, or with the channel's own words when it does not answer as it should
   */
  public StoredSchema fetch(String feed, String name, String edition) {
    FeedTargets.Addressed at = targets.of(feed);
    SchemaRule rule = rule(at.set());
    String wanted = edition.isBlank() ? rule.usualEdition() : edition;
    SchemaRef ref =
        new SchemaRef(rule.channel(), name, rule.variant(at.target().parameters()), wanted);
    PublishedSchema found =
        FeedTargets.asking(() -> source(at.connector()).fetchSchema(at.target(), name, wanted));
    return schemas.put(ref, found.label(), found.version(), found.text());
  }

  /**
   * Names of schemas that fit.
   *
   * @param words empty for all
   */
  public List<String> find(String feed, String words) {
    FeedTargets.Addressed at = targets.of(feed);
    SchemaSource source = source(at.connector());
    Target target = at.target();
    return FeedTargets.asking(() -> source.findSchemas(target, words));
  }

  static SchemaRule rule(RequirementSet set) {
    SchemaRule rule = set.schema();
    if (rule == null) {
      throw new StoaException(
          CoreError.INVALID, set.label() + " knows no schemas besides its own rules.");
    }
    return rule;
  }

  private static SchemaSource source(Connector connector) {
    if (connector instanceof SchemaSource source) {
      return source;
    }
    throw new StoaException(
        CoreError.INVALID,
        connector.description().label()
            + " publishes no schemas; give the feed a destination that does, or upload them.");
  }
}
