package io.stoa.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connector.ItemConnectorContract;
import io.stoa.connector.Target;
import io.stoa.connectors.http.Loopback.Reply;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every connector keeps that speaks to a channel's interface, here a simulator. The test of a
 * connector names the simulator's server and the settings that open it.
 */
public abstract class ChannelConnectorContract extends ItemConnectorContract {
  protected final TestHttp kit = new TestHttp();

  /** The simulator's server; this class closes it. */
  protected abstract Loopback web();

  /** What opens the channel. */
  protected abstract Map<String, String> settings();

  /** What the feed says besides. */
  protected Map<String, String> parameters() {
    return Map.of();
  }

  @Override
  protected final Target target() {
    return target(Map.of());
  }

  /** The target with some settings that are others. */
  protected final Target target(Map<String, String> others) {
    Map<String, String> settings = new HashMap<>(settings());
    settings.putAll(others);
    return new Target("shop", "en_US", settings, parameters());
  }

  /** Nothing: most channels decide at once. */
  @Override
  protected void settle() {
    // Overridden where there is something to wait for.
  }

  @AfterEach
  final void closeKit() {
    String kept = kit.keptText();
    for (Setting setting : connector().description().settings()) {
      String secret = settings().getOrDefault(setting.name(), "");
      if (setting.kind().secret() && !secret.isEmpty()) {
        assertThat(kept).as(setting.name()).doesNotContain(secret);
      }
    }
    web().close();
    kit.close();
  }

  @Test
  void aBusyChannelIsSaidSoWhenSettingsAreTriedOut() {
    web().next(100, Reply.empty(429).header("Retry-After", "300"), request -> true);
    assertThat(connector().tryOut(settings()))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.rule()).isEqualTo("busy");
              assertThat(connector().description().setting(violation.field())).isPresent();
              assertThat(violation.message())
                  .isEqualTo("Not tried out: the channel is busy. Try again in 5 minutes.");
            });
  }
}
