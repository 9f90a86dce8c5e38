package io.stoa.connectors.http;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Spoken;
import io.stoa.connectors.exchange.ExchangeNotes;
import io.stoa.connectors.exchange.ExchangeNotes.Answered;
import io.stoa.connectors.exchange.ExchangeNotes.Asked;
import io.stoa.connectors.exchange.Masking;
import io.stoa.connectors.throttle.Account;
import io.stoa.connectors.throttle.Throttle;
import io.stoa.connectors.throttle.Throttle.Permit;
import io.stoa.connectors.throttle.Use;
import io.stoa.telemetry.Activity;
import io.stoa.telemetry.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calls on behalf of one account: throttled, tried again where that is safe, noted. Thread-safe.
 *
 * <p>A call that certainly did not arrive (no connection, 429) is tried again; one of which nobody
 * knows (broken off, 5xx) only when it may be repeated.
 */
public final class Conversation {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final Wire wire;
  private final Throttle throttle;
  private final ExchangeNotes notes;
  private final Account account;
  private final Set<String> secrets = ConcurrentHashMap.newKeySet();
  private final QuotaHeaders quotas;
  private final Time time;
  private final ChannelHttp.Bounds bounds;
  private final Backoff backoff;
  private final Telemetry telemetry;

  Conversation(
      Wire wire,
      Throttle throttle,
      ExchangeNotes notes,
      Account account,
      Collection<String> secrets,
      QuotaHeaders quotas,
      Time time,
      ChannelHttp.Bounds bounds,
      Telemetry telemetry) {
    this.telemetry = telemetry;
    this.wire = wire;
    this.throttle = throttle;
    this.notes = notes;
    this.account = account;
    this.secrets.addAll(secrets);
    this.quotas = quotas;
    this.time = time;
    this.bounds = bounds;
    this.backoff = new Backoff(bounds.attempts(), FIRST_PAUSE, bounds.patience(), time.chance());
  }

  public Account account() {
    return account;
  }

  /** Masks one more secret from now on, such as a token that was just fetched. */
  public Conversation hide(String secret) {
    secrets.add(secret);
    return this;
  }

  /** The text without this conversation's secrets. */
  public String masked(String text) {
    return Masking.of(secrets).text(text);
  }

  /**
   * Sees whether such a call might go soon; takes nothing.
   *
   * @throws PostponedException when it might not
   */
  public void foresee(Use... uses) throws PostponedException {
    throttle.foresee(account, List.of(uses));
  }

  /**
   * Sends the call, if need be several times.
   *
   * @return the answer, whatever its status; never 429
   * @throws PostponedException when the account's quota is used up for long: nothing was sent
   * @throws DeliveryException when there is no answer
   */
  public Answer call(Call call) throws DeliveryException {
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt >= backoff.attempts() || Thread.currentThread().isInterrupted();
      Optional<Answer> answer = attempt(call, attempt, last);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  /** One attempt; empty when another one is to follow. */
  private Optional<Answer> attempt(Call call, int attempt, boolean last) throws DeliveryException {
    Duration pause;
    try (Permit permit = throttle.enter(account, call.uses())) {
      Answer answer = send(call, attempt, permit);
      permit.heard(quotas.read(call, answer));
      boolean busy = answer.status() == 429;
      boolean passing = answer.status() == 408 || answer.status() >= 500;
      if (!busy && !(passing && call.repeatable() && !last)) {
        return Optional.of(answer);
      }
      pause = RetryAfter.of(answer, time.clock().instant()).orElseGet(() -> backoff.after(attempt));
      if (busy) {
        permit.close(pause);
      }
      if (busy && (last || pause.compareTo(bounds.patience()) > 0)) {
        throw busy(call, pause);
      }
      if (pause.compareTo(bounds.patience()) > 0) {
        return Optional.of(answer);
      }
    } catch (BrokenOffException e) {
      if (last || !(e.certain || call.repeatable()) || !e.failure.retryable()) {
        throw e.failure;
      }
      pause = backoff.after(attempt);
    }
    time.pause().accept(pause);
    return Optional.empty();
  }

  private static PostponedException busy(Call call, Duration pause) {
    Duration known = pause.isZero() ? FIRST_PAUSE : pause;
    return new PostponedException(
        known,
        "The channel takes no more %s for %s.".formatted(call.operation(), Spoken.of(known)));
  }

  /** No answer came. */
  private static final class BrokenOffException extends Exception {
    private static final long serialVersionUID = 1L;

    private final DeliveryException failure;

    /** Whether the request certainly did not arrive. */
    private final boolean certain;

    BrokenOffException(DeliveryException failure, boolean certain) {
      super(failure);
      this.failure = failure;
      this.certain = certain;
    }
  }

  private Answer send(Call call, int attempt, Permit permit) throws BrokenOffException {
    Asked asked =
        new Asked(
            call.operation(),
            attempt,
            call.method(),
            call.address(),
            listed(call.headers()),
            call.body(),
            time.clock().instant());
    Masking masking = Masking.of(secrets);
    try {
      Answer answer = timed(call);
      notes.note(
          asked, new Answered(answer.status(), answer.headers(), answer.body()), null, masking);
      return answer;
    } catch (DeliveryException e) {
      notes.note(asked, null, failure(e), masking);
      boolean certain = e instanceof NotSentException;
      if (certain) {
        permit.giveBack();
      }
      throw new BrokenOffException(e, certain);
    }
  }

  /** The address stays out of it: it may hold secrets, and always holds ids. */
  private Answer timed(Call call) throws DeliveryException {
    try (Activity activity =
        telemetry.begin(
            "stoa.channel.call",
            "connector",
            account.connector(),
            "operation",
            call.operation(),
            "status",
            "none")) {
      activity.detail("method", call.method()).detail("host", call.address().getHost());
      try {
        Answer answer = wire.send(call);
        activity.label("status", Integer.toString(answer.status()));
        return answer;
      } catch (DeliveryException e) {
        activity.failed(e);
        throw e;
      }
    }
  }

  private static String failure(DeliveryException e) {
    @Nullable Throwable cause = e.getCause();
    return cause == null ? e.getMessage() : e.getMessage() + " (" + cause + ")";
  }

  private static Map<String, List<String>> listed(Map<String, String> headers) {
    return headers.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
  }

  /** The clock that answers are judged by. */
  public Instant now() {
    return time.clock().instant();
  }
}
