package io.stoa.connectors.exchange;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes the exchanges of one conversation. Thread-safe. */
public final class ExchangeNotes {
  private final Exchanges exchanges;
  private final String connector;
  private final About about;
  private final int longestBody;
  private final Clock clock;

  ExchangeNotes(Exchanges exchanges, String connector, About about, int longestBody, Clock clock) {
    this.exchanges = exchanges;
    this.connector = connector;
    this.about = about;
    this.longestBody = longestBody;
    this.clock = clock;
  }

  /** A request as it goes out. */
  public record Asked(
      String operation,
      int attempt,
      String method,
      URI address,
      Map<String, List<String>> headers,
      Content body,
      Instant at) {}

  /** An answer as it came in. */
  public record Answered(int status, Map<String, List<String>> headers, Content body) {}

  /**
   * Keeps it.
   *
   * @param answered null when there was no answer
   * @param failure why not
   */
  public void note(
      Asked asked, @Nullable Answered answered, @Nullable String failure, Masking masking) {
    exchanges.add(
        new Exchange(
            ExchangeIds.of(asked.at()),
            asked.at(),
            connector,
            about.feed(),
            about.run(),
            about.batch(),
            about.skus().size() <= Exchanges.FEW_ITEMS ? about.skus() : List.of(),
            asked.operation(),
            asked.attempt(),
            asked.method(),
            masking.address(asked.address()),
            masking.headers(asked.headers()),
            Excerpt.of(asked.body(), longestBody, masking),
            answered == null ? null : answered.status(),
            answered == null ? Map.of() : masking.headers(answered.headers()),
            answered == null ? null : Excerpt.of(answered.body(), longestBody, masking),
            failure == null ? null : masking.text(failure),
            Math.max(0, Duration.between(asked.at(), clock.instant()).toMillis())),
        about);
  }
}
