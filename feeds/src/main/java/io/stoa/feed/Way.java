package io.stoa.feed;

import io.stoa.connector.Connector;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.Target;
import io.stoa.requirement.Deletion;

/** How a feed gets to its destination. */
enum Way {
  /** A whole file each time. */
  WHOLE_FILE,
  /** A file with what has changed and what is to be taken away. */
  CHANGES_FILE,
  /** Item by item. */
  ITEMS;

  static Way of(CompiledFeed feed, Connector connector) {
    if (connector instanceof ItemConnector) {
      return ITEMS;
    }
    boolean spoken = feed.set().files().changes() != null;
    boolean tells =
        feed.set().deletion() == Deletion.EXPLICIT
            && feed.format()
                .fragments(feed.layout())
                .filter(fragments -> spoken || fragments.deletes())
                .isPresent();
    return tells ? CHANGES_FILE : WHOLE_FILE;
  }

  /** How the destination learns that an item is gone. */
  static Deletion deletion(CompiledFeed feed, Connector connector, Target target) {
    return connector instanceof ItemConnector items
        ? items.terms(target).deletion()
        : feed.set().deletion();
  }

  /** Where the feed goes, secrets in clear. */
  static Target target(CompiledFeed feed, DestinationSecrets secrets, String run) {
    return new Target(
        feed.feed().code(),
        feed.feed().view().locale(),
        secrets.reveal(feed.feed()).destination().settings(),
        feed.layout().parameters(),
        run);
  }
}
