package io.stoa.connectors.network;

import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connector.Retries;
import io.stoa.connector.SettingsReader;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * How long a delivery waits for the other side, and how often it tries. Two settings that
 * connectors of files share.
 *
 * @param timeout for what the connector says in its description
 * @param attempts in all, at least 1
 */
public record Endurance(Duration timeout, int attempts) {
  /** Waits on the thread that delivers; what connectors take outside tests. */
  public static final Consumer<Duration> PAUSE = pause -> LockSupport.parkNanos(pause.toNanos());

  private static final String TIMEOUT = "timeoutSeconds";
  private static final String ATTEMPTS = "attempts";
  private static final int MOST_ATTEMPTS = 10;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /**
   * The setting of the timeout, for a description.
   *
   * @param what takes so long, such as {@code How long to wait for an answer of the server}
   * @param usual seconds where the setting is empty
   * @param most seconds
   */
  public static Setting timeoutSetting(String what, int usual, int most) {
    return Setting.withFallback(
        TIMEOUT,
        "Timeout in seconds",
        Kind.NUMBER,
        Integer.toString(usual),
        "%s, 1 to %d.".formatted(what, most));
  }

  /** The setting of the attempts, for a description. */
  public static Setting attemptsSetting() {
    return Setting.withFallback(
        ATTEMPTS,
        "Attempts",
        Kind.NUMBER,
        "3",
        "How often to try in all when the failure may pass by itself, 1 to %d."
            .formatted(MOST_ATTEMPTS));
  }

  /**
   * What the settings say; broken ones are violations.
   *
   * @param most seconds of the timeout
   */
  public static Endurance read(SettingsReader reader, int most) {
    int seconds = reader.number(TIMEOUT, 1, most);
    return new Endurance(Duration.ofSeconds(seconds), reader.number(ATTEMPTS, 1, MOST_ATTEMPTS));
  }

  /**
   * Tries so often, with pauses from a second on.
   *
   * @param pause {@link #PAUSE}; tests give one that does not wait
   */
  public Retries retries(Consumer<Duration> pause) {
    return new Retries(attempts, FIRST_PAUSE, pause);
  }
}
