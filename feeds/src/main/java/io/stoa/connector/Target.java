package io.stoa.connector;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where items go and on whose behalf.
 *
 * @param feed code of the feed
 * @param locale of the feed's texts, such as {@code en_US}
 * @param settings of the destination, secrets in clear
 * @param parameters of the feed, as its requirement set names them, such as {@code marketplaceId};
 *     fall-backs filled in
 * @param run id of the feed run, null outside of one; exchanges with the channel are found by it
 */
public record Target(
    String feed,
    String locale,
    Map<String, String> settings,
    Map<String, String> parameters,
    @Nullable String run) {
  public Target {
    settings = Map.copyOf(settings);
    parameters = Map.copyOf(parameters);
  }

  /** Outside of a run. */
  public Target(
      String feed, String locale, Map<String, String> settings, Map<String, String> parameters) {
    this(feed, locale, settings, parameters, null);
  }

  /** A setting without blanks around it; empty where it is not given. */
  public String setting(String name) {
    return settings.getOrDefault(name, "").strip();
  }

  /** The same in a run. */
  public Target in(String feedRun) {
    return new Target(feed, locale, settings, parameters, feedRun);
  }

  /** Leaves the settings out: they hold secrets. */
  @Override
  public String toString() {
    return "Target[" + feed + "]";
  }
}
