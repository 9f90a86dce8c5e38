package io.stoa.connectors.hosted;

import io.stoa.connector.ConnectorDescription;
import java.util.List;

/** What the hosted connector says of itself. */
final class HostedDescription {
  static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          "hosted",
          "Hosted by Stoa",
          "Keeps the file at an address of this Stoa that stays the same from run to run; give the"
              + " address to the channel and it fetches the file when it likes.",
          List.of());

  private HostedDescription() {}
}
