package io.stoa.connectors.http;

import io.stoa.connectors.exchange.About;
import io.stoa.connectors.exchange.Exchanges;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.oauth.AccessTokens;
import io.stoa.connectors.throttle.Account;
import io.stoa.connectors.throttle.Throttle;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.secret.SecretBox;
import io.stoa.store.DocumentStore;
import io.stoa.telemetry.Telemetry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The way of connectors to channels over HTTP. One for the whole installation: calls of all feeds
 * share what an account may do. Thread-safe.
 */
public final class ChannelHttp {
  private static final int LONGEST_KEPT_BODY = 16 * 1024;

  private final Wire wire;
  private final Throttle throttle;
  private final Exchanges exchanges;
  private final AccessTokens tokens;
  private final Time time;
  private final Bounds bounds;
  private final Telemetry telemetry;

  /**
   * How long and how much.
   *
   * @param connect to a machine
   * @param deadline from a request to the end of its answer
   * @param longestAnswer bytes of an answer
   * @param patience how long a call waits for its turn before it is postponed
   * @param attempts how often a call is tried in all
   * @param retention how long exchanges can be looked up
   */
  public record Bounds(
      Duration connect,
      Duration deadline,
      int longestAnswer,
      Duration patience,
      int attempts,
      Duration retention) {
    public static final Bounds USUAL =
        new Bounds(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            64 * 1024 * 1024,
            Duration.ofSeconds(10),
            4,
            Duration.ofDays(14));

    /** For how many days requests and answers can be looked up. */
    public static final String DAYS_VARIABLE = "STOA_EXCHANGE_DAYS";

    private static final int MOST_DAYS = 3_650;

    /**
     * The usual ones with what the environment says.
     *
     * @throws StoaException {@code INVALID} for a number of days that is none
     */
    public static Bounds in(Map<String, String> environment) {
      String days = environment.getOrDefault(DAYS_VARIABLE, "").strip();
      if (days.isEmpty()) {
        return USUAL;
      }
      if (!days.matches("[0-9]{1,4}")
          || Integer.parseInt(days) < 1
          || Integer.parseInt(days) > MOST_DAYS) {
        throw StoaException.invalid(
            List.of(
                new Violation(
                    DAYS_VARIABLE,
                    "range",
                    "Must be a number from 1 to " + MOST_DAYS + ".",
                    days)));
      }
      return new Bounds(
          USUAL.connect(),
          USUAL.deadline(),
          USUAL.longestAnswer(),
          USUAL.patience(),
          USUAL.attempts(),
          Duration.ofDays(Integer.parseInt(days)));
    }
  }

  public ChannelHttp(
      AllowedHosts allowed, DocumentStore store, SecretBox box, Time time, Bounds bounds) {
    this(allowed, store, box, time, bounds, Telemetry.none());
  }

  /**
   * @param telemetry told of every call
   */
  public ChannelHttp(
      AllowedHosts allowed,
      DocumentStore store,
      SecretBox box,
      Time time,
      Bounds bounds,
      Telemetry telemetry) {
    this.telemetry = telemetry;
    this.wire = new Wire(allowed, bounds.connect(), bounds.deadline(), bounds.longestAnswer());
    this.throttle = new Throttle(store, time.clock(), time.pause(), bounds.patience());
    this.exchanges = new Exchanges(store, time.clock(), bounds.retention(), LONGEST_KEPT_BODY);
    this.tokens = new AccessTokens(store, box, time.clock());
    this.time = time;
    this.bounds = bounds;
  }

  /**
   * Begins calls on behalf of the account.
   *
   * @param secrets that nobody may see, wherever they stand
   * @param quotas reads what answers say of the account's limits
   */
  public Conversation about(
      About about, Account account, Collection<String> secrets, QuotaHeaders quotas) {
    return new Conversation(
        wire,
        throttle,
        exchanges.about(account.connector(), about),
        account,
        secrets,
        quotas,
        time,
        bounds,
        telemetry);
  }

  public Exchanges exchanges() {
    return exchanges;
  }

  public AccessTokens tokens() {
    return tokens;
  }

  public Time time() {
    return time;
  }
}
