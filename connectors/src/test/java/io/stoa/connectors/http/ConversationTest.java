package io.stoa.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.PostponedException;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.exchange.Content;
import io.stoa.connectors.exchange.Excerpt;
import io.stoa.connectors.exchange.Exchange;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.oauth.AccessToken;
import io.stoa.connectors.oauth.AccessTokens;
import io.stoa.connectors.throttle.Account;
import io.stoa.connectors.throttle.Limit;
import io.stoa.json.Json;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private final TestHttp kit = new TestHttp();
  private final AtomicInteger served = new AtomicInteger();
  private final List<Reply> replies = new ArrayList<>();
  private final Loopback channel =
      new Loopback(
          request -> {
            int number = served.getAndIncrement();
            return number < replies.size() ? replies.get(number) : Reply.json(200, "{\"ok\":1}");
          });
  private final Account account = new Account("test", channel.base(), "shop");

  @AfterEach
  void close() {
    channel.close();
    kit.close();
  }

  private Conversation talk(String... secrets) {
    return kit.http.about(About.settings(), account, List.of(secrets), QuotaHeaders.NONE);
  }

  private Call get() {
    return Call.get("look", Address.of(channel.base()).path("things", "a/b c").uri());
  }

  private Call post() {
    return Call.post("send", channel.base().resolve("/things"))
        .json(Json.MAPPER.createObjectNode().put("title", "Shirt"));
  }

  @Test
  void anAnswerComesBackAndBothCanBeLookedUp() throws Exception {
    Answer answer = talk().call(get());
    assertThat(answer.json().path("ok").asInt(0)).isEqualTo(1);
    assertThat(channel.requests().get(0).path()).isEqualTo("/things/a%2Fb%20c");
    Exchange kept = kit.exchanges().get(0);
    assertThat(kept.operation()).isEqualTo("look");
    assertThat(kept.status()).isEqualTo(200);
    assertThat(kept.answer()).isEqualTo(new Excerpt("{\"ok\":1}", 8, false));
  }

  @Test
  void aStormOf429IsWaitedOutAsLongAsTheChannelSays() throws Exception {
    channel.next(2, Reply.empty(429).header("Retry-After", "3"), request -> true);
    assertThat(talk().call(post()).isGood()).isTrue();
    assertThat(kit.time.pauses()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(3));
    assertThat(channel.requests()).hasSize(3);
  }

  @Test
  void whereTheChannelWantsALongPauseTheCallIsPostponed() {
    channel.next(1, Reply.empty(429).header("Retry-After", "600"), request -> true);
    PostponedException postponed =
        catchThrowableOfType(PostponedException.class, () -> talk().call(post()));
    assertThat(postponed.pause()).isEqualTo(Duration.ofMinutes(10));
    assertThat(channel.requests()).hasSize(1);
  }

  @Test
  void aLongPauseHoldsForOtherFeedsOfTheAccountToo() {
    Limit limit = new Limit.Bucket("send", 100, 100);
    channel.next(1, Reply.empty(429).header("Retry-After", "600"), request -> true);
    Call call = post().using(limit.once());
    assertThatThrownBy(() -> talk().call(call)).isInstanceOf(PostponedException.class);
    kit.time.pass(Duration.ofMinutes(4));
    PostponedException other =
        catchThrowableOfType(PostponedException.class, () -> talk().call(call));
    assertThat(other.pause()).isEqualTo(Duration.ofMinutes(6));
    assertThat(channel.requests()).hasSize(1);
  }

  @Test
  void whatIsOnlyReadIsTriedAgainAfterAFailureThatPasses() throws Exception {
    channel.next(2, Reply.empty(503), request -> true);
    assertThat(talk().call(get()).isGood()).isTrue();
    assertThat(kit.time.pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void whatIsSentIsNotSentTwiceWhenNobodyKnowsWhetherItArrived() {
    channel.next(1, Fault.LOSE_ANSWER, request -> true);
    DeliveryException failed =
        catchThrowableOfType(DeliveryException.class, () -> talk().call(post()));
    assertThat(failed.code()).isEqualTo(ConnectorError.DESTINATION_UNREACHABLE);
    assertThat(failed.retryable()).isTrue();
    assertThat(channel.requests()).hasSize(1);
    assertThat(kit.exchanges().get(0).failure()).isNotBlank();
  }

  @Test
  void aConnectionThatBreaksInTheMiddleOfAnAnswerIsAFailureThatPasses() throws Exception {
    channel.next(1, Fault.CUT_ANSWER, request -> true);
    assertThat(talk().call(get()).isGood()).isTrue();
    assertThat(channel.requests()).hasSize(2);
  }

  @Test
  void aSlowAnswerEndsAtTheDeadline() {
    channel.next(1, Fault.HOLD_ANSWER, request -> true);
    DeliveryException failed =
        catchThrowableOfType(DeliveryException.class, () -> talk().call(post()));
    assertThat(failed.retryable()).isTrue();
    assertThat(channel.requests()).hasSize(1);
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    replies.add(Reply.empty(302).header("Location", "http://169.254.169.254/latest"));
    assertThat(talk().call(get()).status()).isEqualTo(302);
    assertThat(channel.requests()).hasSize(1);
  }

  @Test
  void machinesOfTheOperatorsNetworkAreNotReachedUnlessAllowed() {
    try (TestHttp strict = new TestHttp()) {
      for (String address : List.of("http://10.1.2.3/", "http://[::1]:80/", "ftp://127.0.0.1/")) {
        DeliveryException refused =
            catchThrowableOfType(
                DeliveryException.class,
                () ->
                    strict
                        .http
                        .about(About.settings(), account, List.of(), QuotaHeaders.NONE)
                        .call(Call.get("look", URI.create(address))));
        assertThat(refused.code()).isEqualTo(ConnectorError.DESTINATION_FORBIDDEN);
      }
    }
  }

  @Test
  void publicMachinesAreOnlySpokenToOverTls() {
    DeliveryException refused =
        catchThrowableOfType(
            DeliveryException.class,
            () -> talk().call(Call.get("look", URI.create("http://8.8.8.8/"))));
    assertThat(refused.code()).isEqualTo(ConnectorError.DESTINATION_FORBIDDEN);
    assertThat(AllowedHosts.of("shop.local").names("SHOP.local")).isTrue();
  }

  @Test
  void anAnswerThatGrowsWithoutBoundIsBrokenOff() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[TestHttp.BOUNDS.longestAnswer() + 1]);
    }
    replies.add(new Reply(200, Map.of("Content-Encoding", "gzip"), Content.of(bomb.toByteArray())));
    DeliveryException failed =
        catchThrowableOfType(DeliveryException.class, () -> talk().call(post()));
    assertThat(failed).hasMessageContaining("more than");
  }

  @Test
  void secretsAreMaskedWhereverTheyStand() throws Exception {
    replies.add(
        Reply.json(200, "{\"access_token\":\"tok-987\",\"echo\":\"s3cr3t-value\",\"id\":\"7\"}")
            .header("Set-Cookie", "sid=1"));
    Conversation talk = talk("s3cr3t-value");
    talk.call(
        Call.post(
                "sign",
                Address.of(channel.base()).path("x").query("X-Amz-Signature", "abc123").uri())
            .header("Authorization", "Bearer tok-987")
            .header("X-Plain", "s3cr3t-value")
            .form(Map.of("client_secret", "other-secret", "grant", "refresh")));
    assertThat(kit.keptText())
        .doesNotContain("tok-987", "s3cr3t-value", "abc123", "other-secret", "sid=1")
        .contains("grant=refresh");
    assertThat(talk.masked("said s3cr3t-value")).doesNotContain("s3cr3t");
  }

  @Test
  void aTokenThatTheChannelTakesNoMoreIsFetchedAnewAndTheCallMadeOnceMore() throws Exception {
    AtomicInteger fetched = new AtomicInteger();
    String key = AccessTokens.key("test", "client");
    TokenCalls calls =
        new TokenCalls(
            talk(),
            kit.http.tokens(),
            key,
            () ->
                new AccessToken(
                    "token-" + fetched.incrementAndGet(),
                    kit.time.instant().plus(Duration.ofHours(1))),
            (call, token) -> call.header("X-Token", token),
            answer -> answer.status() == 401);
    replies.add(Reply.json(200, "{}"));
    replies.add(Reply.json(401, "{}"));
    calls.call(get());
    assertThat(calls.call(post()).isGood()).isTrue();
    assertThat(fetched).hasValue(2);
    assertThat(channel.requests().get(2).header("x-token")).isEqualTo("token-2");
    assertThat(kit.keptText()).doesNotContain("token-1", "token-2");
    kit.time.pass(Duration.ofMinutes(59));
    calls.call(get());
    assertThat(fetched).as("shortly before it expires").hasValue(3);
  }
}
