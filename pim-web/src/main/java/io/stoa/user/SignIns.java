package io.stoa.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import io.stoa.user.SignInList.SignIn;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
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

  private final DocumentCollection documents;
  private final Users users;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public SignIns(DocumentStore store, Users users, Clock clock) {
    this.documents = store.collection(COLLECTION);
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
    SignIn opened = new SignIn(digest(token), digest(user.passwordHash()), now);
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
    SignIn signIn = read(user.name()).find(digest(token)).orElse(null);
    Instant now = clock.instant();
    if (signIn == null
        || signIn.used().plus(IDLE).isBefore(now)
        || !signIn.password().equals(digest(user.passwordHash()))) {
      return false;
    }
    if (signIn.used().plus(NOTED).isBefore(now)) {
      update(user.name(), list -> list.used(signIn.token(), now));
    }
    return true;
  }

  /** Ends the sign-in, on every node; nothing happens when it is over. */
  public void close(String token) {
    name(token).ifPresent(name -> update(name, list -> list.without(digest(token))));
  }

  private SignInList read(String name) {
    return documents.get(name).map(SignIns::read).orElse(SignInList.EMPTY);
  }

  private void update(String name, UnaryOperator<SignInList> change) {
    while (true) {
      StoredDocument stored = documents.get(name).orElse(null);
      SignInList before = stored == null ? SignInList.EMPTY : read(stored);
      SignInList after = change.apply(before);
      if (after.equals(before)) {
        return;
      }
      long version = stored == null ? Write.ABSENT : stored.version();
      Write write = Write.replace(name, version, JsonBody.of(Json.write(after)));
      if (documents.put(write) instanceof WriteResult.Written) {
        return;
      }
    }
  }

  private static SignInList read(StoredDocument stored) {
    return Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), SignInList.class);
  }

  /** Whose token it says it is. */
  private static Optional<String> name(String token) {
    Matcher parts = TOKEN.matcher(token);
    return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
