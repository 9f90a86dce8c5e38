package io.stoa.connectors.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.connector.ConnectorContract;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.FileConnector;
import io.stoa.connectors.exchange.Content;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.tls.TlsTrust;
import io.stoa.error.Violation;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class S3ConnectorTest extends ConnectorContract {
  private static final String PREFIX = "exports/eu/";

  private final List<Duration> pauses = new ArrayList<>();
  private BucketServer server;

  @BeforeEach
  void start() {
    server = new BucketServer(scratch.resolve("buckets"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected FileConnector connector() {
    return connector(AllowedHosts.of("127.0.0.1"), Clock.systemUTC());
  }

  private S3Connector connector(AllowedHosts allowed, Clock clock) {
    return new S3Connector(allowed, TlsTrust.system(), clock, pauses::add);
  }

  @Override
  protected Map<String, String> goodSettings() {
    return server.settings();
  }

  @Override
  protected Optional<byte[]> received(String fileName) {
    return server.read(PREFIX + fileName);
  }

  @Override
  protected Set<String> names() {
    return server.keys().stream().map(key -> key.replace(PREFIX, "")).collect(Collectors.toSet());
  }

  @Test
  void aLargeFileGoesInPartsAndIsWholeWithItsType() throws Exception {
    byte[] large = new byte[11 * 1024 * 1024 + 17];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 7 + i / 1000);
    }
    connector().deliver(delivery("large.csv", large, goodSettings()));
    assertThat(received("large.csv").orElseThrow()).isEqualTo(large);
    assertThat(
            server
                .receiver
                .headObject(h -> h.bucket(BucketServer.BUCKET).key(PREFIX + "large.csv"))
                .contentType())
        .isEqualTo("text/csv; charset=utf-8");
    assertThat(uploads()).isEmpty();
  }

  @Test
  void theTryOutLeavesNoUploadBehind() {
    assertThat(connector().tryOut(goodSettings())).isEmpty();
    assertThat(uploads()).isEmpty();
  }

  @Test
  void partsThatAKilledProcessLeftAreTakenAwayAfterADay() throws Exception {
    server.receiver.createMultipartUpload(
        begin -> begin.bucket(BucketServer.BUCKET).key(PREFIX + "large.csv"));
    byte[] large = new byte[6 * 1024 * 1024];
    connector().deliver(delivery("large.csv", large, goodSettings()));
    assertThat(uploads()).hasSize(1);
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));
    connector(AllowedHosts.of("127.0.0.1"), later)
        .deliver(delivery("large.csv", large, goodSettings()));
    assertThat(uploads()).isEmpty();
  }

  @Test
  void aWrongSecretKeyIsNotTriedAgainAndNothingIsToldOfIt() {
    DeliveryException e = refused(with("secretKey", "wrong-secret-key"));
    assertThat(e.code()).isEqualTo(ConnectorError.AUTHENTICATION_FAILED);
    assertThat(e.getMessage()).doesNotContain("wrong-secret-key");
    assertThat(pauses).isEmpty();
    assertThat(connector().tryOut(with("accessKey", "AKIAOTHER")))
        .extracting(Violation::field)
        .containsExactly("accessKey");
  }

  @Test
  void aMissingBucketIsNamed() {
    DeliveryException e = refused(with("bucket", "no-such-bucket"));
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_REFUSED);
    assertThat(e.getMessage()).contains("no-such-bucket").contains("NoSuchBucket");
    assertThat(connector().tryOut(with("bucket", "no-such-bucket")))
        .extracting(Violation::field)
        .containsExactly("bucket");
  }

  @Test
  void anAddressInsideIsForbiddenUnlessTheOperatorAllowsIt() {
    S3Connector outside = connector(AllowedHosts.PUBLIC, Clock.systemUTC());
    DeliveryException e =
        catchThrowableOfType(
            DeliveryException.class,
            () -> outside.deliver(delivery("a.csv", text("x"), goodSettings())));
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_FORBIDDEN);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aStoreThatIsBusyOrBreaksOffIsTriedAgain() throws Exception {
    try (Loopback busy = new Loopback(request -> Reply.empty(200).header("ETag", "\"1\""))) {
      busy.next(
          1,
          new Reply(
              503,
              Map.of("Content-Type", "application/xml"),
              Content.of("<Error><Code>SlowDown</Code><Message>Slow down.</Message></Error>")),
          request -> true);
      busy.next(1, Loopback.Fault.RESET, request -> true);
      Map<String, String> settings = with("endpoint", busy.base().toString());
      connector().deliver(delivery("a.csv", text("hello"), settings));
      assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
      assertThat(busy.requests()).hasSize(3).allMatch(r -> r.text().equals("hello"));
      assertThat(busy.requests().get(0).headers())
          .containsEntry("content-md5", "XUFAKrxLKna5cZ2REBfFkg==")
          .doesNotContainKey("content-encoding");
    }
  }

  @Test
  void aStoreThatStaysAwayIsGivenUp() {
    DeliveryException e = refused(with("endpoint", "http://127.0.0.1:1", "attempts", "2"));
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_UNREACHABLE);
    assertThat(e.retryable()).isTrue();
    assertThat(pauses).containsExactly(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @CsvSource({
    "endpoint, ftp://example.com, endpoint:endpoint",
    "endpoint, https://user@example.com, endpoint:endpoint",
    "acceptUnencrypted, false, acceptUnencrypted:unencrypted",
    "region, EU West, region:region",
    "bucket, a/b, bucket:bucket",
    "prefix, a/../b, prefix:prefix",
    "certificate, AA:BB, certificate:fingerprint",
    "partMegabytes, 4, partMegabytes:number",
    "secretKey, '', secretKey:required"
  })
  void aBrokenSettingIsNamed(String setting, String value, String expected) {
    assertThat(
            connector().check(with(setting, value)).stream()
                .map(v -> v.field() + ":" + v.rule())
                .toList())
        .containsExactly(expected);
  }

  @Test
  void settingsDoNotShowTheirSecrets() {
    assertThat(S3Settings.read(goodSettings()).good().orElseThrow().toString())
        .doesNotContain(BucketServer.SECRET_KEY);
  }

  private List<?> uploads() {
    return server.receiver.listMultipartUploads(l -> l.bucket(BucketServer.BUCKET)).uploads();
  }

  private DeliveryException refused(Map<String, String> settings) {
    return catchThrowableOfType(
        DeliveryException.class, () -> connector().deliver(delivery("a.csv", text("x"), settings)));
  }

  private Map<String, String> with(String... changes) {
    Map<String, String> settings = new HashMap<>(goodSettings());
    for (int i = 0; i < changes.length; i += 2) {
      settings.put(changes[i], changes[i + 1]);
    }
    return settings;
  }
}
