package io.stoa.user;

import io.stoa.digest.Sha256;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentStore;
import io.stoa.store.Records;
import io.stoa.user.SignInList.SignIn;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is signed in, in the collection {@code sign_ins}, so that every node knows it and a restart
 * signs nobody out. A sign-in is known by a token that only the browser keeps; stored is its
 * digest. Thread-safe, also between nodes.
 */
public final class SignIns {
  /** A sign-in that is not used for so long is over. */
  public static final Duration IDLE = Duration.ofHours(8);

  /** The id of a document is the user's name. */
  public static final CollectionSpec COLLECTION = CollectionSpec.of("sign_ins");

  /** A use is written down no more often. */
  private static final Duration NOTED = Duration.ofMinutes(10);

  private static final int TOKEN_BYTES = 32;
  private static final Pattern TOKEN = Pattern.compile("(" + Users.NAME + "):[A-Za-z0-9_-]{43}");

  private final Records<SignInList> lists;
  private final Users users;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public SignIns(DocumentStore store, Users users, Clock clock) {
    this.lists = new Records<>(store.collection(COLLECTION), SignInList.class);
    this.users = users;
    this.clock = clock;
  }

  /**
   * Signs the user in once more; the oldest of too many sign-ins is over then.
   *
   * @return the token, which is kept nowhere
   */
  public String open(User user) {
    byte[] secret = new byte[TOKEN_BYTES];
    random.nextBytes(secret);
    String token =
        user.name() + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant now = clock.instant();
    SignIn opened = new SignIn(Sha256.hex(token), Sha256.hex(user.passwordHash()), now);
    update(user.name(), list -> list.without(now.minus(IDLE)).with(opened));
    return token;
  }

  /**
   * The user as stored now. Empty when the sign-in is over, the user is gone, or the password is
   * another one since.
   */
  public Optional<User> find(String token) {
    return name(token).flatMap(users::find).filter(user -> isOpen(user, token));
  }

  private boolean isOpen(User user, String token) {
    SignIn signIn =
        lists.find(user.name()).flatMap(list -> list.find(Sha256.hex(token))).orElse(null);
    Instant now = clock.instant();
    if (signIn == null
        || signIn.used().plus(IDLE).isBefore(now)
        || !signIn.password().equals(Sha256.hex(user.passwordHash()))) {
      return false;
    }
    if (signIn.used().plus(NOTED).isBefore(now)) {
      update(user.name(), list -> list.used(signIn.token(), now));
    }
    return true;
  }

  /** Ends the sign-in, on every node; nothing happens when it is over. */
  public void close(String token) {
    name(token).ifPresent(name -> update(name, list -> list.without(Sha256.hex(token))));
  }

  private void update(String name, UnaryOperator<SignInList> change) {
    lists.update(name, SignInList.EMPTY, change);
  }

  /** Whose token it says it is. */
  private static Optional<String> name(String token) {
    Matcher parts = TOKEN.matcher(token);
    return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
  }
}
