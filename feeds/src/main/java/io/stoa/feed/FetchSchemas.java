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
import java.util.ArrayList;
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
   * What became of the names that were asked for.
   *
   * @param failed those that the channel did not give, or gave unreadable
   */
  public record Fetched(List<StoredSchema> stored, List<Failure> failed) {
    public Fetched {
      stored = List.copyOf(stored);
      failed = List.copyOf(failed);
    }
  }

  /**
   * Why one is not stored.
   *
   * @param reason for people, with the channel's own words
   */
  public record Failure(String name, String reason) {}

  /**
   * Fetches the schemas of those names for the feed's marketplace, language and seller, one after
   * another; one that fails keeps none of the others from being stored.
   *
   * @param names such as product types, {@code SHIRT}
   * @param edition such as {@code LISTING}; empty for the usual one
   * @throws StoaException {@code NOT_FOUND} for the feed, {@code INVALID} where its channel
   *     publishes none
   */
  public Fetched fetch(String feed, List<String> names, String edition) {
    FeedTargets.Addressed at = targets.of(feed);
    SchemaRule rule = rule(at.set());
    SchemaSource source = source(at.connector());
    String wanted = edition.isBlank() ? rule.usualEdition() : edition;
    String variant = rule.variant(at.target().parameters());
    List<StoredSchema> stored = new ArrayList<>();
    List<Failure> failed = new ArrayList<>();
    for (String name : names) {
      try {
        PublishedSchema found =
            FeedTargets.asking(() -> source.fetchSchema(at.target(), name, wanted));
        stored.add(
            schemas.put(
                new SchemaRef(rule.channel(), name, variant, wanted),
                found.label(),
                found.version(),
                found.text()));
      } catch (StoaException e) {
        failed.add(new Failure(name, String.valueOf(e.getMessage())));
      }
    }
    return new Fetched(stored, failed);
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
