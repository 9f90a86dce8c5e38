package io.stoa.connectors.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.connectors.exchange.ExchangeNotes.Answered;
import io.stoa.connectors.exchange.ExchangeNotes.Asked;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.TestHttp;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangesTest {
  private final TestHttp kit = new TestHttp();
  private final Exchanges exchanges =
      new Exchanges(kit.store(), kit.time, Duration.ofDays(14), 100);

  @AfterEach
  void close() {
    kit.close();
  }

  private void note(About about, String operation, String body) {
    Content bytes = Content.of(body);
    exchanges
        .about("test", about)
        .note(
            new Asked(
                operation,
                1,
                "POST",
                URI.create("https://a.example/x"),
                Map.of(),
                bytes,
                kit.time.instant()),
            new Answered(200, Map.of(), bytes),
            null,
            Masking.of(List.of("topsecret")));
    kit.time.pass(Duration.ofMillis(1));
  }

  private List<String> found(ExchangeQuery query) {
    return exchanges.find(query, 100).stream().map(Exchange::operation).toList();
  }

  @Test
  void exchangesAreFoundByFeedRunBatchAndItemTheNewestFirst() {
    note(new About("web", "run-1", "batch-1", List.of("A", "B")), "one", "");
    note(new About("web", "run-2", null, List.of()), "two", "");
    note(new About("shop", "run-3", "batch-3", List.of("A")), "three", "");
    assertThat(found(new ExchangeQuery(null, null, null, null, null)))
        .containsExactly("three", "two", "one");
    assertThat(found(new ExchangeQuery("web", null, null, null, null)))
        .containsExactly("two", "one");
    assertThat(found(new ExchangeQuery("web", "run-1", null, null, null))).containsExactly("one");
    assertThat(found(new ExchangeQuery(null, null, "batch-3", null, null)))
        .containsExactly("three");
    assertThat(found(new ExchangeQuery(null, null, null, "A", null)))
        .containsExactly("three", "one");
    assertThat(found(new ExchangeQuery("web", null, null, "A", null))).containsExactly("one");
  }

  @Test
  void anItemOfALargeBatchIsFoundToo() {
    List<String> skus = IntStream.range(0, 2_500).mapToObj(i -> "S" + i).toList();
    About batch = new About("web", "run-1", "batch-1", skus);
    note(batch, "upload", "");
    note(batch, "poll", "");
    assertThat(found(new ExchangeQuery(null, null, null, "S2345", null)))
        .containsExactly("poll", "upload");
    assertThat(found(new ExchangeQuery(null, null, null, "NEVER", null))).isEmpty();
  }

  @Test
  void pagesFollowEachOther() {
    for (int i = 0; i < 5; i++) {
      note(new About("web", null, null, List.of()), "op" + i, "");
    }
    List<Exchange> first = exchanges.find(new ExchangeQuery("web", null, null, null, null), 2);
    String after = first.get(1).id();
    assertThat(found(new ExchangeQuery("web", null, null, null, after)))
        .containsExactly("op2", "op1", "op0");
  }

  @Test
  void bodiesAreCutWithoutShowingHalfASecret() {
    note(About.settings(), "long", "x".repeat(96) + "topsecret" + "y".repeat(9_000));
    Exchange kept = exchanges.find(new ExchangeQuery(null, null, null, null, null), 1).get(0);
    assertThat(kept.request().text()).startsWith("xxx").doesNotContain("tops");
    assertThat(kept.request().cut()).isTrue();
    assertThat(kept.request().bytes()).isEqualTo(96 + 9 + 9_000);
  }

  @Test
  void anAddressThatAChannelSignedForUsShowsNoSignature() {
    note(
        About.settings(),
        "upload",
        "{\"url\": \"https://s3.example/a?X-Amz-Expires=300&X-Amz-Signature=0123abcd\",\"id\":\"7\"}");
    Exchange kept = exchanges.find(new ExchangeQuery(null, null, null, null, null), 1).get(0);
    assertThat(kept.request().text())
        .contains("X-Amz-Expires=300")
        .contains("\"id\":\"7\"")
        .doesNotContain("0123abcd");
  }

  @Test
  void theOperatorSaysForHowManyDaysTheyAreKept() {
    assertThat(ChannelHttp.Bounds.in(Map.of()).retention()).isEqualTo(Duration.ofDays(14));
    assertThat(ChannelHttp.Bounds.in(Map.of("STOA_EXCHANGE_DAYS", " 90 ")).retention())
        .isEqualTo(Duration.ofDays(90));
    assertThatThrownBy(() -> ChannelHttp.Bounds.in(Map.of("STOA_EXCHANGE_DAYS", "many")))
        .hasMessageContaining("3650");
  }

  @Test
  void whatIsTooOldIsForgotten() {
    note(new About("web", null, null, List.of()), "old", "");
    kit.time.pass(Duration.ofDays(15));
    note(new About("web", null, null, List.of()), "new", "");
    assertThat(found(new ExchangeQuery(null, null, null, null, null))).containsExactly("new");
  }

  @Test
  void aNameThatSoundsLikeASecretIsMaskedAndOthersAreNot() {
    for (String name :
        List.of(
            "access_token",
            "clientSecret",
            "Authorization",
            "x-api-key",
            "X-Amz-Signature",
            "appsecret_proof",
            "password",
            "Set-Cookie")) {
      assertThat(Masking.isSecret(name)).as(name).isTrue();
    }
    for (String name : List.of("nextToken", "design", "sku", "token_type", "title")) {
      assertThat(Masking.isSecret(name)).as(name).isFalse();
    }
  }
}
