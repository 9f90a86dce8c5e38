package io.stoa.user;

import io.stoa.error.Violation;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Makes, checks and judges passwords. Thread-safe. */
final class Passwords {
  static final int SHORTEST = 10;

  /** More bytes than this bcrypt would not look at. */
  static final int LONGEST_BYTES = 72;

  /** Without signs that are easily taken for one another. */
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int GENERATED_LENGTH = 20;

  private final SecureRandom random = new SecureRandom();
  private final PasswordEncoder encoder =
      PasswordEncoderFactories.createDelegatingPasswordEncoder();

  /** What an unknown user's password is compared with, so that both answers take as long. */
  private final String nobody = hash(generate());

  String generate() {
    StringBuilder password = new StringBuilder(GENERATED_LENGTH);
    for (int i = 0; i < GENERATED_LENGTH; i++) {
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }

  String hash(String password) {
    String hash = encoder.encode(password);
    if (hash == null) {
      throw new IllegalStateException("No hash came of a password.");
    }
    return hash;
  }

  boolean matches(String password, @Nullable String hash) {
    if (bytes(password) > LONGEST_BYTES) {
      return false;
    }
    boolean same = encoder.matches(password, hash == null ? nobody : hash);
    return same && hash != null;
  }

  /** What is wrong with the password, if anything. */
  Optional<List<Violation>> weakness(String password) {
    if (password.length() < SHORTEST || bytes(password) > LONGEST_BYTES) {
      return Optional.of(
          List.of(
              Violation.of(
                  "password",
                  "length",
                  "A password has at least "
                      + SHORTEST
                      + " characters and at most "
                      + LONGEST_BYTES
                      + " bytes.")));
    }
    return Optional.empty();
  }

  private static int bytes(String password) {
    return password.getBytes(StandardCharsets.UTF_8).length;
  }
}
