package io.stoa.feed;

import io.stoa.connector.Connector;
import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.feed.Feed.Destination;
import io.stoa.secret.SecretBox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the secrets of destinations out of sight: sealed in the store, masked when shown, in clear
 * only for the delivery. Thread-safe.
 */
public final class DestinationSecrets implements FeedCheck {
  /** What is shown in place of a secret; sent back, it means: keep the one that is stored. */
  public static final String MASK = "••••••";

  private final ConnectorRegistry connectors;
  private final SecretBox box;

  public DestinationSecrets(ConnectorRegistry connectors, SecretBox box) {
    this.connectors = connectors;
    this.box = box;
  }

  /**
   * The feed as it may be stored. A secret that is absent or {@link #MASK} is the stored one, as
   * long as it is for the same address; an empty one is taken away; any other is new and sealed.
   *
   * @param feed as it was sent, new secrets in clear
   * @param previous as it is stored, null for a new feed
   */
  public Feed seal(Feed feed, @Nullable Feed previous) {
    ConnectorDescription description = description(feed).orElse(null);
    if (description == null) {
      // Nothing tells which settings are secret; the check refuses the feed for its connector.
      return with(feed, Map.of());
    }
    Map<String, String> before =
        previous != null && sameAddress(description, feed.destination(), previous.destination())
            ? previous.destination().settings()
            : Map.of();
    Map<String, String> settings = new LinkedHashMap<>(feed.destination().settings());
    for (Setting setting : description.settings()) {
      if (setting.kind().secret()) {
        String sent = settings.remove(setting.name());
        String sealed = sealed(sent, before.get(setting.name()));
        if (sealed != null) {
          settings.put(setting.name(), sealed);
        }
      }
    }
    return with(feed, settings);
  }

  private @Nullable String sealed(@Nullable String sent, @Nullable String before) {
    if (sent == null || sent.equals(MASK) || sent.equals(before)) {
      return before;
    }
    return sent.isBlank() ? null : box.encrypt(sent);
  }

  /**
   * The feed with its secrets in clear, for a delivery only.
   *
   * @throws StoaException {@code SECRET_UNREADABLE} when the key is not the one they were sealed
   *     with
   */
  public Feed reveal(Feed sealed) {
    return mapSecrets(sealed, box::decrypt);
  }

  /**
   * Settings as they would be after storing, in clear, for trying a destination out before.
   *
   * @param sent secrets in clear or masked
   * @param stored the feed whose secrets the masked ones are, null for none
   */
  public Map<String, String> toTry(Destination sent, @Nullable Feed stored) {
    if (stored == null) {
      Map<String, String> settings = new LinkedHashMap<>(sent.settings());
      settings.values().removeIf(MASK::equals);
      return settings;
    }
    Feed moved = stored.to(sent);
    return reveal(seal(moved, stored)).destination().settings();
  }

  /** The feed as people and programs may see it. */
  public Feed mask(Feed sealed) {
    return mapSecrets(sealed, secret -> MASK);
  }

  /** What is wrong with the destination; fields begin with {@code destination.}. */
  @Override
  public List<Violation> check(Feed sealed) {
    Destination clear = reveal(sealed).destination();
    return connectors.check(clear.connector(), clear.settings()).stream()
        .map(v -> new Violation("destination." + v.field(), v.rule(), v.message(), v.value()))
        .toList();
  }

  private Feed mapSecrets(Feed feed, UnaryOperator<String> change) {
    Map<String, String> settings = new LinkedHashMap<>(feed.destination().settings());
    description(feed).stream()
        .flatMap(description -> description.settings().stream())
        .filter(setting -> setting.kind().secret())
        .forEach(s -> settings.computeIfPresent(s.name(), (name, old) -> change.apply(old)));
    return with(feed, settings);
  }

  private Optional<ConnectorDescription> description(Feed feed) {
    return connectors.find(feed.destination().connector()).map(Connector::description);
  }

  private static boolean sameAddress(
      ConnectorDescription description, Destination sent, Destination stored) {
    return sent.connector().equals(stored.connector())
        && description.settings().stream()
            .filter(Setting::address)
            .allMatch(s -> Objects.equals(value(s, sent), value(s, stored)));
  }

  private static @Nullable String value(Setting setting, Destination destination) {
    String value = destination.settings().get(setting.name());
    return value == null || value.isBlank() ? setting.fallback() : value.strip();
  }

  private static Feed with(Feed feed, Map<String, String> settings) {
    return feed.to(new Destination(feed.destination().connector(), settings));
  }
}
