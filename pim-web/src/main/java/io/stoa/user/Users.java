package io.stoa.user;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps the users in the collection {@code users}. Thread-safe. */
public final class Users {
  /** The name of the first user. */
  public static final String FIRST = "admin";

  static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,63}");
  private static final int MOST = 10_000;

  private final DocumentCollection stored;
  private final Passwords passwords = new Passwords();
  private final Clock clock;

  public Users(DocumentStore store, Clock clock) {
    this.stored = store.collection(CollectionSpec.of("users"));
    this.clock = clock;
  }

  /**
   * Makes the first user, an {@link Role#ADMIN}, where there is no user at all.
   *
   * @return the generated password, which is kept nowhere; empty when there were users
   */
  public Optional<String> createFirst() {
    if (stored.count() > 0) {
      return Optional.empty();
    }
    String password = passwords.generate();
    User first = new User(FIRST, Role.ADMIN, passwords.hash(password), clock.instant());
    return write(first, Write.ABSENT) ? Optional.of(password) : Optional.empty();
  }

  public Optional<User> find(String name) {
    return stored.get(folded(name)).map(Users::read);
  }

  /** All users in name order. */
  public List<User> all() {
    return stored.scan(null, MOST).stream().map(Users::read).toList();
  }

  /** The user, if the password is right; takes as long if there is no such user. */
  public Optional<User> authenticate(String name, String password) {
    Optional<User> user = NAME.matcher(folded(name)).matches() ? find(name) : Optional.empty();
    String hash = user.map(User::passwordHash).orElse(null);
    return passwords.matches(password, hash) ? user : Optional.empty();
  }

  /**
   * Adds a user.
   *
   * @param password null to have one generated
   * @return the password
   * @throws StoaException {@code INVALID} when the name is taken or breaks a rule
   */
  public String add(String name, Role role, @Nullable String password) {
    String given = password == null ? passwords.generate() : password;
    List<Violation> violations = new ArrayList<>();
    if (!NAME.matcher(folded(name)).matches()) {
      violations.add(
          new Violation(
              "name",
              "pattern",
              "A user's name has 1 to 64 letters, digits and the signs . _ @ + -",
              name));
    }
    passwords.weakness(given).ifPresent(violations::addAll);
    if (!violations.isEmpty()) {
      throw StoaException.invalid(violations);
    }
    User user = new User(folded(name), role, passwords.hash(given), clock.instant());
    if (!write(user, Write.ABSENT)) {
      throw StoaException.invalid(
          List.of(new Violation("name", "unique", "There is a user of this name.", name)));
    }
    return given;
  }

  /**
   * Gives a user a new password.
   *
   * @param password null to have one generated
   * @return the password
   */
  public String changePassword(String name, @Nullable String password) {
    String given = password == null ? passwords.generate() : password;
    passwords
        .weakness(given)
        .ifPresent(
            violations -> {
              throw StoaException.invalid(violations);
            });
    StoredDocument document = existing(name);
    User user = read(document);
    update(document, new User(user.name(), user.role(), passwords.hash(given), user.created()));
    return given;
  }

  public void changeRole(String name, Role role) {
    StoredDocument document = existing(name);
    User user = read(document);
    if (!role.covers(Role.ADMIN)) {
      keepAnAdmin(user);
    }
    update(document, new User(user.name(), role, user.passwordHash(), user.created()));
  }

  public void remove(String name) {
    StoredDocument document = existing(name);
    keepAnAdmin(read(document));
    succeed(stored.put(Write.delete(document.id(), document.version())));
  }

  private void keepAnAdmin(User leaving) {
    boolean another =
        all().stream().anyMatch(u -> u.role() == Role.ADMIN && !u.name().equals(leaving.name()));
    if (!another) {
      throw StoaException.invalid(
          List.of(
              new Violation(
                  "name", "last_admin", "The last administrator has to stay.", leaving.name())));
    }
  }

  private StoredDocument existing(String name) {
    return stored.get(folded(name)).orElseThrow(() -> StoaException.notFound("user", name));
  }

  private void update(StoredDocument before, User user) {
    succeed(stored.put(Write.replace(before.id(), before.version(), body(user))));
  }

  private boolean write(User user, long expected) {
    return stored.put(Write.replace(user.name(), expected, body(user)))
        instanceof WriteResult.Written;
  }

  private static void succeed(WriteResult result) {
    if (!(result instanceof WriteResult.Written)) {
      throw new StoaException(
          CoreError.VERSION_CONFLICT, "The user was changed by somebody else meanwhile.");
    }
  }

  private static JsonBody body(User user) {
    return JsonBody.of(Json.write(user));
  }

  private static User read(StoredDocument document) {
    JsonBody body = document.body();
    if (body == null) {
      throw new StoaException(CoreError.BUG, "A deleted user was read.");
    }
    return Json.read(body.utf8(), User.class);
  }

  private static String folded(String name) {
    String folded = name.strip().toLowerCase(Locale.ROOT);
    return folded.isEmpty() ? "-" : folded;
  }
}
