package io.stoa.web.security;

import io.stoa.user.User;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Spares HTTP Basic callers the slow hash on each request: a password that was right is known for a
 * few minutes by a keyed hash under a key that never leaves this process. A changed password or a
 * removed user is noticed at once, since the stored hash is part of it. Thread-safe.
 */
final class RecentPasswords {
  private static final Duration KNOWN_FOR = Duration.ofMinutes(5);
  private static final int MOST = 1000;

  private final SecretKeySpec key;
  private final Clock clock;
  private final Map<String, Known> byUser = new ConcurrentHashMap<>();

  RecentPasswords(Clock clock) {
    this.clock = clock;
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  boolean knows(User user, String password) {
    Known known = byUser.get(user.name());
    return known != null
        && clock.instant().isBefore(known.until())
        && MessageDigest.isEqual(known.mac(), mac(user, password));
  }

  void remember(User user, String password) {
    if (byUser.size() >= MOST) {
      byUser.clear();
    }
    byUser.put(user.name(), new Known(mac(user, password), clock.instant().plus(KNOWN_FOR)));
  }

  private byte[] mac(User user, String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(user.passwordHash().getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256.", e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Known(byte[] mac, Instant until) {}
}
