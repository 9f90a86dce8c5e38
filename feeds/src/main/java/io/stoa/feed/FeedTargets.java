package io.stoa.feed;

import io.stoa.connector.Connector;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.Target;
import io.stoa.error.StoaException;
import io.stoa.requirement.RequirementSet;

/** Where feeds' items go, for questions to channels outside of runs. */
record FeedTargets(Feeds feeds, ConnectorRegistry connectors, DestinationSecrets secrets) {
  /** A feed with its connector. */
  record Addressed(Feed feed, RequirementSet set, Connector connector, Target target) {}

  /** A question to a channel. */
  @FunctionalInterface
  interface Question<T> {
    T ask() throws DeliveryException;
  }

  /**
   * @throws StoaException {@code NOT_FOUND}
   */
  Addressed of(String code) {
    Feed feed = secrets.reveal(feeds.get(code));
    RequirementSet set =
        feeds
            .requirements(feed)
            .orElseThrow(() -> StoaException.notFound("requirement set", feed.requirementSet()));
    Target target =
        new Target(
            feed.code(),
            feed.view().locale(),
            feed.destination().settings(),
            FeedSets.parameters(set, feed.view().parameters()));
    return new Addressed(feed, set, connectors.get(feed.destination().connector()), target);
  }

  /**
   * The answer.
   *
   * @throws StoaException with the channel's own words when it does not answer as it should
   */
  static <T> T asking(Question<T> question) {
    try {
      return question.ask();
    } catch (DeliveryException e) {
      throw new StoaException(e.code(), e.getMessage(), e);
    }
  }
}
