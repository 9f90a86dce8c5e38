package io.stoa.web.security;

import io.stoa.user.FailedSignIns;
import io.stoa.user.User;
import io.stoa.user.Users;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks a name and a password against the stored users, not too often. */
final class PasswordSignIn implements AuthenticationProvider {
  private final Users users;
  private final FailedSignIns failures;
  private final RecentPasswords recent;

  PasswordSignIn(Users users, FailedSignIns failures, RecentPasswords recent) {
    this.users = users;
    this.failures = failures;
    this.recent = recent;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String name = cut(attempt.getName().strip().toLowerCase(Locale.ROOT));
    Object credentials = attempt.getCredentials();
    String password = credentials == null ? "" : credentials.toString();
    String address = addressOf(attempt);
    Duration wait = failures.timeToWait(name, address);
    if (!wait.isZero()) {
      throw new TooManyAttemptsException(wait.toSeconds() + 1);
    }
    Optional<User> known = users.find(name);
    if (known.isPresent() && recent.knows(known.get(), password)) {
      return new SignedIn(known.get());
    }
    Optional<User> user = users.authenticate(name, password);
    if (user.isEmpty()) {
      failures.failed(name, address);
      throw new BadCredentialsException("The name or the password is wrong.");
    }
    failures.succeeded(name, address);
    recent.remember(user.get(), password);
    return new SignedIn(user.get());
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private static String addressOf(Authentication attempt) {
    return attempt.getDetails() instanceof WebAuthenticationDetails details
        ? String.valueOf(details.getRemoteAddress())
        : "";
  }

  private static String cut(String name) {
    return name.length() > 64 ? name.substring(0, 64) : name;
  }
}
