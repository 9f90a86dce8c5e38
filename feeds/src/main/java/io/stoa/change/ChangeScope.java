package io.stoa.change;

import java.util.Set;

/**
 * For whom changes are looked at.
 *
 * @param feed code of the feed
 * @param channels codes of the channels whose values it reads
 * @param schemas whether its items are held against stored schemas
 */
public record ChangeScope(String feed, Set<String> channels, boolean schemas) {
  public ChangeScope {
    channels = Set.copyOf(channels);
  }

  boolean reads(String channel) {
    return channels.stream().anyMatch(channel::equalsIgnoreCase);
  }
}
