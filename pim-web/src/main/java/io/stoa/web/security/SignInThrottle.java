package io.stoa.web.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows the guessing of passwords: after a few failures the same user from the same address has to
 * wait, each time twice as long. Thread-safe; remembers a bounded number of callers.
 */
final class SignInThrottle {
  static final int FREE_FAILURES = 5;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGET_AFTER = Duration.ofHours(1);
  private static final int MOST_REMEMBERED = 50_000;

  private final Clock clock;
  private final Map<Caller, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Caller, Failures> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  SignInThrottle(Clock clock) {
    this.clock = clock;
  }

  /** Throws when the caller has to wait. */
  synchronized void check(String user, String address) {
    Failures past = failures.get(new Caller(user, address));
    if (past == null) {
      return;
    }
    Duration left = Duration.between(clock.instant(), past.waitUntil());
    if (!left.isNegative() && !left.isZero()) {
      throw new TooManyAttemptsException(left.toSeconds() + 1);
    }
  }

  synchronized void failed(String user, String address) {
    Instant now = clock.instant();
    failures.compute(
        new Caller(user, address),
        (caller, past) -> {
          boolean fresh = past == null || past.last().plus(FORGET_AFTER).isBefore(now);
          int count = fresh ? 1 : past.count() + 1;
          return new Failures(count, now, now.plus(waitAfter(count)));
        });
  }

  synchronized void succeeded(String user, String address) {
    failures.remove(new Caller(user, address));
  }

  private static Duration waitAfter(int count) {
    if (count < FREE_FAILURES) {
      return Duration.ZERO;
    }
    int doublings = Math.min(count - FREE_FAILURES, 10);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private record Caller(String user, String address) {}

  private record Failures(int count, Instant last, Instant waitUntil) {}
}
