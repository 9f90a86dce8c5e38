package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.user.Role;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
  private static RunningStoa stoa;

  @BeforeAll
  static void start(@TempDir Path data) {
    stoa = new RunningStoa(data);
  }

  @AfterAll
  static void stop() {
    stoa.close();
  }

  @Test
  void nobodyGetsAnythingOfTheApiWithoutSigningIn() {
    Caller.Answer answer = stoa.visitor().get("/api/v1/session");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("WWW-Authenticate")).isEmpty();
    assertThat(answer.body().path("code").asString()).isEqualTo("NOT_SIGNED_IN");
    assertThat(stoa.visitor().get("/api/v1/no-such-thing").status()).isEqualTo(401);
  }

  @Test
  void aBrowserSignsInStaysSignedInAndSignsOut() {
    Caller browser = stoa.person(Role.EDITOR);

    Caller.Answer session = browser.get("/api/v1/session");
    assertThat(session.status()).isEqualTo(200);
    assertThat(session.body().path("username").asString()).isEqualTo("editor");
    assertThat(session.body().path("role").asString()).isEqualTo("EDITOR");

    assertThat(browser.delete("/api/v1/session").status()).isEqualTo(204);
    assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
  }

  @Test
  void signingInGivesAFreshSessionAndTokenInSafeCookies() {
    Caller browser = stoa.visitor();
    browser.get("/api/v1/session");
    String tokenBefore = browser.cookie("XSRF-TOKEN").orElseThrow();

    Caller.Answer answer =
        browser
            .withCsrf()
            .post(
                "/api/v1/session", Map.of("username", "viewer", "password", RunningStoa.PASSWORD));

    assertThat(answer.response().headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("STOA_SESSION=")
                    .contains("HttpOnly")
                    .contains("SameSite=Strict"));
    assertThat(browser.cookie("XSRF-TOKEN").orElseThrow()).isNotEqualTo(tokenBefore);
  }

  @Test
  void signingOutTakesTheCookieAwayAndEndsWhatWasCopiedFromIt() {
    Caller browser = stoa.person(Role.EDITOR);
    Caller copy = stoa.visitor().withCookiesOf(browser);
    assertThat(copy.get("/api/v1/session").status()).isEqualTo(200);

    browser.delete("/api/v1/session");

    assertThat(browser.cookie("STOA_SESSION")).isEmpty();
    assertThat(copy.get("/api/v1/session").status()).isEqualTo(401);
  }

  @Test
  void signingInAgainEndsTheSignInBeforeOfThatBrowser() {
    Caller browser = stoa.person(Role.VIEWER);
    Caller copy = stoa.visitor().withCookiesOf(browser);

    browser.signedIn(Role.EDITOR.name(), RunningStoa.PASSWORD);

    assertThat(copy.get("/api/v1/session").status()).isEqualTo(401);
  }

  @Test
  void aRequestWithoutTheCsrfTokenIsRefused() {
    Caller browser = stoa.person(Role.ADMIN).without("X-XSRF-TOKEN");

    Caller.Answer answer = browser.delete("/api/v1/session");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body().path("code").asString()).isEqualTo("CSRF");
    assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
  }

  @Test
  void aProgramUsesHttpBasicWithoutASession() {
    Caller program = stoa.program(Role.VIEWER);

    assertThat(program.get("/api/v1/session").status()).isEqualTo(200);
    assertThat(program.cookie("STOA_SESSION")).isEmpty();
  }

  @Test
  void aViewerMayNotWrite() {
    assertThat(stoa.program(Role.VIEWER).post("/api/v1/products", Map.of()).status())
        .isEqualTo(403);
    assertThat(stoa.program(Role.EDITOR).delete("/api/v1/feeds/any").status()).isEqualTo(403);
  }

  @Test
  void guessingIsSlowedForThatUserOnly() {
    stoa.node().users().add("guessed", Role.VIEWER, RunningStoa.PASSWORD);
    Caller.Answer last = wrongPassword(0);
    for (int i = 1; i < 6; i++) {
      last = wrongPassword(i);
    }

    assertThat(last.status()).isEqualTo(429);
    assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
    assertThat(
            stoa.visitor()
                .withBasic("guessed", RunningStoa.PASSWORD)
                .get("/api/v1/session")
                .status())
        .isEqualTo(429);
    assertThat(stoa.program(Role.VIEWER).get("/api/v1/session").status()).isEqualTo(200);
  }

  @Test
  void aNewPasswordEndsTheSessionsAndBasicCallsOfTheOldOne() {
    stoa.node().users().add("leaver", Role.EDITOR, RunningStoa.PASSWORD);
    Caller browser = stoa.visitor().signedIn("leaver", RunningStoa.PASSWORD);
    Caller program = stoa.visitor().withBasic("leaver", RunningStoa.PASSWORD);
    assertThat(program.get("/api/v1/session").status()).isEqualTo(200);

    stoa.node().users().changePassword("leaver", null);

    assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    assertThat(program.get("/api/v1/session").status()).isEqualTo(401);
  }

  @Test
  void aChangedRoleHoldsAtOnce() {
    stoa.node().users().add("riser", Role.VIEWER, RunningStoa.PASSWORD);
    Caller browser = stoa.visitor().signedIn("riser", RunningStoa.PASSWORD);

    stoa.node().users().changeRole("riser", Role.EDITOR);

    assertThat(browser.get("/api/v1/session").body().path("role").asString()).isEqualTo("EDITOR");
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() {
    Caller.Answer answer = stoa.visitor().get("/health");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Server")).isEmpty();
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    Caller.Answer answer =
        stoa.program(Role.EDITOR).post("/api/v1/products", "x".repeat(17 * 1024 * 1024));

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void theApiDescribesItself() {
    Caller.Answer answer = stoa.visitor().get("/v3/api-docs");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("info").path("title").asString()).isEqualTo("Stoa");
    assertThat(answer.body().path("paths").has("/api/v1/session")).isTrue();
    assertThat(answer.body().at("/components/schemas/Session/required").toString())
        .contains("username", "role");
    assertThat(answer.body().at("/components/schemas/ProductView/required").toString())
        .contains("version")
        .doesNotContain("parent");
    assertThat(
            answer.body().at("/components/schemas/ProductView/properties/values/$ref").asString())
        .isEqualTo("#/components/schemas/Values");
    assertThat(answer.body().at("/paths/~1api~1v1~1products/post/responses").has("default"))
        .isTrue();
  }

  private static Caller.Answer wrongPassword(int i) {
    return stoa.visitor().withBasic("guessed", "wrong " + i).get("/api/v1/session");
  }
}
