package io.stoa.web.security;

import org.springframework.security.core.AuthenticationException;

/** Sign-in was tried too often; the password was not looked at. */
final class TooManyAttemptsException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final long seconds;

  TooManyAttemptsException(long seconds) {
    super("Too many failed sign-ins. Try again in " + seconds + " seconds.");
    this.seconds = seconds;
  }

  /** How long to wait. */
  long seconds() {
    return seconds;
  }
}
