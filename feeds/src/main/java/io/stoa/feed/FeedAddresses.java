package io.stoa.feed;

import io.stoa.connector.Target;
import io.stoa.error.StoaException;
import io.stoa.requirement.RequirementSets;

/** Where feeds go, outside of their runs. Thread-safe. */
public final class FeedAddresses {
  private final RequirementSets sets;
  private final DestinationSecrets secrets;

  public FeedAddresses(RequirementSets sets, DestinationSecrets secrets) {
    this.sets = sets;
    this.secrets = secrets;
  }

  /**
   * With secrets in clear.
   *
   * @throws StoaException {@code NOT_FOUND} for an unknown requirement set, {@code
   *     SECRET_UNREADABLE}
   */
  public Target of(Feed feed) {
    return sealed(secrets.reveal(feed));
  }

  /** With secrets as they are stored: enough to tell accounts apart, not to call anybody. */
  public Target sealed(Feed feed) {
    return new Target(
        feed.code(),
        feed.view().locale(),
        feed.destination().settings(),
        FeedSets.parameters(
            sets.find(feed.requirementSet())
                .orElseThrow(
                    () -> StoaException.notFound("requirement set", feed.requirementSet())),
            feed.view().parameters()));
  }
}
