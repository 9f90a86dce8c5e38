package io.stoa.connectors.throttle;

import io.stoa.connector.PostponedException;
import io.stoa.connector.Spoken;
import io.stoa.connectors.throttle.Metering.Step;
import io.stoa.connectors.throttle.Meters.Changed;
import io.stoa.store.DocumentStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lets calls go as fast as the channel allows the account, whoever makes them: feeds, threads and
 * nodes share what is used, and a restart does not forget it. Thread-safe.
 */
public final class Throttle {
  private final Meters meters;
  private final Clock clock;
  private final Consumer<Duration> pause;
  private final Duration patience;

  /**
   * @param patience a call waits so long at most; where it would have to wait longer, it is
   *     postponed
   */
  public Throttle(DocumentStore store, Clock clock, Consumer<Duration> pause, Duration patience) {
    this.meters = new StoredMeters(store);
    this.clock = clock;
    this.pause = pause;
    this.patience = patience;
  }

  /** A call under way; closed when it has ended. */
  public final class Permit implements AutoCloseable {
    private final Account account;
    private final List<Use> uses;

    private Permit(Account account, List<Use> uses) {
      this.account = account;
      this.uses = uses;
    }

    /** Takes over what the channel's answer says of the limits of this call. */
    public void heard(List<Heard> all) {
      if (!all.isEmpty()) {
        change(before -> all.forEach(heard -> apply(before, heard)));
      }
    }

    /** Lets nothing more go against the limits of this call for a while. */
    public void close(Duration closed) {
      heard(
          uses.stream().<Heard>map(use -> new Heard.Closed(use.limit().group(), closed)).toList());
    }

    /** The call never went out: what was taken for it is given back. */
    public void giveBack() {
      change(
          before ->
              uses.forEach(
                  use ->
                      before.computeIfPresent(
                          use.limit().group(), (group, meter) -> Metering.giveBack(use, meter))));
    }

    private void apply(Map<String, Meter> before, Heard heard) {
      uses.stream()
          .map(Use::limit)
          .filter(limit -> limit.group().equals(heard.group()))
          .forEach(
              limit -> {
                Meter meter = before.getOrDefault(limit.group(), Meter.UNUSED);
                before.put(limit.group(), Metering.heard(heard, limit, meter, clock.instant()));
              });
    }

    private void change(Consumer<Map<String, Meter>> change) {
      meters.change(
          account,
          before -> {
            Map<String, Meter> after = new HashMap<>(before);
            change.accept(after);
            return new Changed<>(after, true);
          });
    }

    @Override
    public void close() {
      if (uses.stream().anyMatch(use -> use.limit() instanceof Limit.OneAtATime)) {
        change(
            before ->
                uses.stream()
                    .map(Use::limit)
                    .filter(Limit.OneAtATime.class::isInstance)
                    .forEach(
                        limit ->
                            before.computeIfPresent(
                                limit.group(), (group, meter) -> Metering.release(meter))));
      }
    }
  }

  /**
   * Waits until the call may go.
   *
   * @throws PostponedException when that takes longer than {@code patience}; nothing was taken
   */
  public Permit enter(Account account, List<Use> uses) throws PostponedException {
    Duration left = patience;
    while (true) {
      Duration wait = take(account, uses);
      if (wait.isZero()) {
        return new Permit(account, List.copyOf(uses));
      }
      if (wait.compareTo(left) > 0 || Thread.currentThread().isInterrupted()) {
        throw postponed(wait);
      }
      pause.accept(wait);
      left = left.minus(wait);
    }
  }

  /**
   * Sees whether a call might go soon, and takes nothing: for work that is lost when its last call
   * cannot go.
   *
   * @throws PostponedException as {@link #enter} would
   */
  public void foresee(Account account, List<Use> uses) throws PostponedException {
    Instant now = clock.instant();
    Duration wait =
        meters.change(account, before -> new Changed<>(before, longest(before, uses, now)));
    if (wait.compareTo(patience) > 0) {
      throw postponed(wait);
    }
  }

  private static PostponedException postponed(Duration wait) {
    return new PostponedException(
        wait, "The channel's quota is used up for %s.".formatted(Spoken.of(wait)));
  }

  /** All or nothing; zero when taken. */
  private Duration take(Account account, List<Use> uses) {
    if (uses.isEmpty()) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    return meters.change(
        account,
        before -> {
          Duration wait = longest(before, uses, now);
          Map<String, Meter> after = new HashMap<>(before);
          if (wait.isZero()) {
            uses.forEach(use -> after.put(use.limit().group(), step(after, use, now).meter()));
          }
          return new Changed<>(after, wait);
        });
  }

  private static Duration longest(Map<String, Meter> meters, List<Use> uses, Instant now) {
    Duration longest = Duration.ZERO;
    for (Use use : uses) {
      Duration wait = step(meters, use, now).pause();
      longest = wait.compareTo(longest) > 0 ? wait : longest;
    }
    return longest;
  }

  private static Step step(Map<String, Meter> meters, Use use, Instant now) {
    return Metering.take(use, meters.getOrDefault(use.limit().group(), Meter.UNUSED), now);
  }
}
