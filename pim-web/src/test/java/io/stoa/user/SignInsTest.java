package io.stoa.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

  @TempDir Path folder;
  private DocumentStore store;
  private Users users;
  private User anna;

  @BeforeEach
  void open() {
    store = SqliteDocumentStore.open(folder.resolve("store.db"));
    users = new Users(store, Clock.systemUTC());
    users.add("anna", Role.EDITOR, "correct horse battery");
    anna = users.find("anna").orElseThrow();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void everyNodeKnowsWhoIsSignedInUntilTheySignOutOnAnyOfThem() {
    String token = node(Duration.ZERO).open(anna);
    String other = node(Duration.ZERO).open(anna);
    assertThat(node(Duration.ofMinutes(1)).find(token)).contains(anna);

    node(Duration.ofMinutes(2)).close(token);

    assertThat(node(Duration.ofMinutes(3)).find(token)).isEmpty();
    assertThat(node(Duration.ofMinutes(3)).find(other)).as("another browser").contains(anna);
  }

  @Test
  void aSignInIsOverWhenItWasNotUsedForEightHours() {
    String token = node(Duration.ZERO).open(anna);

    assertThat(node(Duration.ofHours(7)).find(token)).as("which is a use").isPresent();
    assertThat(node(Duration.ofHours(14)).find(token)).isPresent();
    assertThat(node(Duration.ofHours(23)).find(token)).isEmpty();
  }

  @Test
  void aNewPasswordOrTheSameNameForAnotherUserEndsIt() {
    String token = node(Duration.ZERO).open(anna);
    users.changePassword("anna", "another horse battery");
    assertThat(node(Duration.ZERO).find(token)).isEmpty();

    String second = node(Duration.ZERO).open(users.find("anna").orElseThrow());
    users.add("boss", Role.ADMIN, "correct horse battery");
    users.remove("anna");
    assertThat(node(Duration.ZERO).find(second)).isEmpty();
    users.add("anna", Role.EDITOR, "another horse battery");
    assertThat(node(Duration.ZERO).find(second)).isEmpty();
  }

  @Test
  void aTokenThatNobodyGaveOpensNothing() {
    String token = node(Duration.ZERO).open(anna);

    assertThat(node(Duration.ZERO).find("")).isEmpty();
    assertThat(node(Duration.ZERO).find("anna")).isEmpty();
    assertThat(node(Duration.ZERO).find("anna:" + "A".repeat(43))).isEmpty();
    assertThat(node(Duration.ZERO).find("b" + token)).isEmpty();
    assertThat(node(Duration.ZERO).find(token.toUpperCase(java.util.Locale.ROOT))).isEmpty();
  }

  @Test
  void neitherTokensNorPasswordsAreStored() {
    String token = node(Duration.ZERO).open(anna);

    String stored =
        new String(
            Objects.requireNonNull(
                    store.collection(SignIns.COLLECTION).get("anna").orElseThrow().body())
                .utf8(),
            StandardCharsets.UTF_8);

    assertThat(stored)
        .doesNotContain(token.substring(token.indexOf(':') + 1))
        .doesNotContain(anna.passwordHash());
  }

  @Test
  void ofManySignInsOfOneUserTheNewestStay() {
    String first = node(Duration.ZERO).open(anna);
    String last =
        IntStream.range(0, SignInList.MOST)
            .mapToObj(i -> node(Duration.ofSeconds(i)).open(anna))
            .reduce((a, b) -> b)
            .orElseThrow();

    assertThat(node(Duration.ofMinutes(1)).find(first)).isEmpty();
    assertThat(node(Duration.ofMinutes(1)).find(last)).isPresent();
  }

  /** As a node sees it that looks so much later. */
  private SignIns node(Duration later) {
    return new SignIns(store, users, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
  }
}
