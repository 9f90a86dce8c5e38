package io.stoa.connectors.httpupload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.connector.ConnectorContract;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.FileConnector;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.tls.TlsTrust;
import io.stoa.error.Violation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpUploadConnectorTest extends ConnectorContract {
  private static final String TOKEN = "token-4711-bearer";
  private static final String SECRET = "signing-secret-0815";
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final Loopback server = new Loopback(this::receive);

  @AfterEach
  void stop() {
    server.close();
  }

  /** Takes a file when it is whole, signed and sent by somebody known. */
  private Reply receive(Request request) {
    boolean known =
        request.header("authorization").equals("Bearer " + TOKEN)
            || request.header("authorization").equals("Basic c2hvcDpww6Rzcw==");
    if (!known) {
      return Reply.json(401, "{\"error\": \"who are you?\"}");
    }
    if (request.method().equals("HEAD")) {
      return Reply.empty(405);
    }
    String name = request.path().substring(request.path().lastIndexOf('/') + 1);
    if (!signature(request).equals(request.header("x-stoa-signature"))) {
      return Reply.json(400, "{\"error\": \"broken signature\"}");
    }
    files.put(URLDecoder.decode(name, StandardCharsets.UTF_8), request.body().bytes());
    return Reply.empty(201);
  }

  private static String signature(Request request) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((request.header("x-stoa-timestamp") + ".").getBytes(StandardCharsets.UTF_8));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(request.body().bytes()));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected FileConnector connector() {
    return connector(AllowedHosts.of("127.0.0.1"));
  }

  private HttpUploadConnector connector(AllowedHosts allowed) {
    return new HttpUploadConnector(
        allowed, TlsTrust.system(), Clock.fixed(NOW, ZoneOffset.UTC), pauses::add);
  }

  @Override
  protected Map<String, String> goodSettings() {
    return Map.of(
        "url",
        server.base() + "/in/{feed}/{file}",
        "token",
        TOKEN,
        "signingSecret",
        SECRET,
        "timeoutSeconds",
        "20");
  }

  @Override
  protected Optional<byte[]> received(String fileName) {
    return Optional.ofNullable(files.get(fileName));
  }

  @Override
  protected Set<String> names() {
    return Set.copyOf(files.keySet());
  }

  @Test
  void theRequestSaysWhatItBrings() throws Exception {
    Map<String, String> settings =
        with("method", "POST", "headers", "X-Api-Key: key-9\n\nX-Shop: de\n");
    connector().deliver(delivery("größe.csv", text("x"), settings));
    Request request = server.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/in/demo-feed/gr%C3%B6%C3%9Fe.csv");
    assertThat(request.headers())
        .containsEntry("content-type", "text/csv; charset=utf-8")
        .containsEntry("content-disposition", "attachment; filename*=UTF-8''gr%C3%B6%C3%9Fe.csv")
        .containsEntry("content-length", "1")
        .containsEntry("x-stoa-timestamp", Long.toString(NOW.getEpochSecond()))
        .containsEntry("x-api-key", "key-9")
        .containsEntry("x-shop", "de");
  }

  @Test
  void everyAttemptOfTheSameFileOfTheSameRunHasTheSameKey() throws Exception {
    server.next(1, Reply.empty(503), request -> true);
    connector().deliver(delivery("a.csv", text("x"), goodSettings()));
    connector().deliver(delivery("a.csv", text("x"), goodSettings()));
    connector().deliver(delivery("b.csv", text("x"), goodSettings()));
    List<String> keys = server.requests().stream().map(r -> r.header("idempotency-key")).toList();
    assertThat(keys).hasSize(4);
    assertThat(keys.subList(0, 3)).containsOnly(keys.get(0));
    assertThat(keys.get(3)).isNotEqualTo(keys.get(0));
  }

  @Test
  void aUserAndPasswordSignInToo() throws Exception {
    connector()
        .deliver(
            delivery("a.csv", text("x"), with("token", "", "user", "shop", "password", "päss")));
    assertThat(received("a.csv")).isPresent();
  }

  @Test
  void aReceiverThatIsBusyOrBreaksOffIsTriedAgain() throws Exception {
    server.next(1, Reply.empty(429), request -> true);
    server.next(1, Loopback.Fault.RESET, request -> true);
    connector().deliver(delivery("a.csv", text("x"), goodSettings()));
    assertThat(received("a.csv")).isPresent();
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void anAnswerThatIsNotExpectedFailsAndIsQuotedWithoutSecrets() {
    server.next(1, Reply.json(422, "{\"no\": \"" + SECRET + " is wrong\"}"), request -> true);
    DeliveryException e = refused(goodSettings());
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_REFUSED);
    assertThat(e.getMessage()).contains("422").contains("is wrong").doesNotContain(SECRET);
    assertThat(refused(with("expectedStatus", "200,202-204")).getMessage()).contains("201");
  }

  @Test
  void aRedirectIsNotFollowed() {
    server.next(
        1, Reply.empty(302).header("Location", server.base() + "/elsewhere"), request -> true);
    assertThat(refused(goodSettings()).getMessage()).contains("302");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aWrongTokenIsNotTriedAgain() {
    DeliveryException e = refused(with("token", "other"));
    assertThat(e.code()).isEqualTo(ConnectorError.AUTHENTICATION_FAILED);
    assertThat(pauses).isEmpty();
    assertThat(connector().tryOut(with("token", "other")))
        .extracting(Violation::field)
        .containsExactly("token");
  }

  @Test
  void anAddressInsideIsForbiddenUnlessTheOperatorAllowsIt() {
    DeliveryException e = refusedBy(connector(AllowedHosts.PUBLIC), goodSettings());
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_FORBIDDEN);
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url | ftp://example.com/x | url:url",
        "url | https://a:b@example.com/x | url:url",
        "url | https://{file}.example.com/x | url:url",
        "url | https://example.com/{other} | url:url",
        "method | DELETE | method:method",
        "user | shop | password:credentials,user:credentials",
        "signatureHeader | Content-Length | signatureHeader:header",
        "headers | Host: example.com | headers:header",
        "headers | no colon | headers:header",
        "expectedStatus | 2xx | expectedStatus:status",
        "timeoutSeconds | 3601 | timeoutSeconds:number"
      })
  void aBrokenSettingIsNamed(String setting, String value, String expected) {
    assertThat(
            connector().check(with(setting, value)).stream()
                .map(v -> v.field() + ":" + v.rule())
                .toList())
        .containsExactlyInAnyOrder(expected.split(",", -1));
  }

  private DeliveryException refused(Map<String, String> settings) {
    return refusedBy(connector(), settings);
  }

  private DeliveryException refusedBy(FileConnector by, Map<String, String> settings) {
    return catchThrowableOfType(
        DeliveryException.class, () -> by.deliver(delivery("a.csv", text("x"), settings)));
  }

  private Map<String, String> with(String... changes) {
    Map<String, String> settings = new HashMap<>(goodSettings());
    for (int i = 0; i < changes.length; i += 2) {
      settings.put(changes[i], changes[i + 1]);
    }
    return settings;
  }
}
