package io.stoa.connector;

import java.util.Map;

/**
 * Where items go and on whose behalf.
 *
 * @param feed code of the feed
 * @param locale of the feed's texts, such as {@code en_US}
 * @param settings of the destination, secrets in clear
 * @param parameters of the feed, as its requirement set names them, such as {@code marketplaceId};
 *     fall-backs filled in
 */
public record Target(
    String feed, String locale, Map<String, String> settings, Map<String, String> parameters) {
  public Target {
    settings = Map.copyOf(settings);
    parameters = Map.copyOf(parameters);
  }

  /** Leaves the settings out: they hold secrets. */
  @Override
  public String toString() {
    return "Target[" + feed + "]";
  }
}
