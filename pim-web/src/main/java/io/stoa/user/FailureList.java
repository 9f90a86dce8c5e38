package io.stoa.user;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Failed sign-ins of several callers, those who failed last at the end.
 *
 * @param failures at most {@value #MOST}, one for each caller
 */
record FailureList(List<Failure> failures) {
  static final FailureList EMPTY = new FailureList(List.of());
  static final int MOST = 100;

  FailureList {
    failures = List.copyOf(failures);
  }

  /**
   * One caller's.
   *
   * @param caller digest of the user's name and the address
   * @param count how many in a row
   * @param last when
   * @param waitUntil no attempt is looked at before
   */
  record Failure(String caller, int count, Instant last, Instant waitUntil) {}

  Optional<Failure> find(String caller) {
    return failures.stream().filter(f -> f.caller().equals(caller)).findFirst();
  }

  /** With this one in place of the caller's former, at the cost of the oldest of too many. */
  FailureList with(Failure newest) {
    List<Failure> others = without(newest.caller()).failures;
    int kept = Math.min(others.size(), MOST - 1);
    return new FailureList(
        Stream.concat(
                others.subList(others.size() - kept, others.size()).stream(), Stream.of(newest))
            .toList());
  }

  FailureList without(String caller) {
    return new FailureList(failures.stream().filter(f -> !f.caller().equals(caller)).toList());
  }

  /** Without those who failed last before. */
  FailureList without(Instant before) {
    return new FailureList(failures.stream().filter(f -> !f.last().isBefore(before)).toList());
  }
}
