package io.stoa.outbox;

import io.stoa.connector.ItemConnector;
import io.stoa.connector.Target;
import java.util.Collection;

/** Knows which feeds write to one account. */
@FunctionalInterface
public interface Sharing {
  /** Codes of all feeds that write to the account of the target, its own among them or not. */
  Collection<String> feedsOf(ItemConnector connector, Target target);
}
