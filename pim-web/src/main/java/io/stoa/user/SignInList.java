package io.stoa.user;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sign-ins of one user, the newest last.
 *
 * @param signIns at most {@value #MOST}
 */
record SignInList(List<SignIn> signIns) {
  static final SignInList EMPTY = new SignInList(List.of());
  static final int MOST = 50;

  SignInList {
    signIns = List.copyOf(signIns);
  }

  /**
   * One browser's.
   *
   * @param token digest of the token
   * @param password digest of the hash of the password that was right then
   * @param used when it was used last, or somewhat earlier
   */
  record SignIn(String token, String password, Instant used) {}

  Optional<SignIn> find(String token) {
    return signIns.stream().filter(s -> s.token().equals(token)).findFirst();
  }

  /** With this one, at the cost of the oldest where there are too many. */
  SignInList with(SignIn newest) {
    int kept = Math.min(signIns.size(), MOST - 1);
    return new SignInList(
        Stream.concat(
                signIns.subList(signIns.size() - kept, signIns.size()).stream(), Stream.of(newest))
            .toList());
  }

  SignInList without(String token) {
    return new SignInList(signIns.stream().filter(s -> !s.token().equals(token)).toList());
  }

  /** Without those that were last used before. */
  SignInList without(Instant before) {
    return new SignInList(signIns.stream().filter(s -> !s.used().isBefore(before)).toList());
  }

  SignInList used(String token, Instant now) {
    return new SignInList(
        signIns.stream()
            .map(s -> s.token().equals(token) ? new SignIn(token, s.password(), now) : s)
            .toList());
  }
}
