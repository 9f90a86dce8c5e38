package io.stoa.connectors.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.error.Violation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class SftpConnectorTest {
  @TempDir Path folder;
  private final KeyPair userKey = Keys.ed25519();
  private final List<Duration> pauses = new ArrayList<>();
  private final SftpConnector connector =
      new SftpConnector(AllowedHosts.of("127.0.0.1"), pauses::add);
  private MinaServer server;

  @BeforeEach
  void start() {
    server =
        MinaServer.start(
            folder.resolve("server"), MinaServer.Renaming.POSIX_EXTENSION, userKey.getPublic());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aPrivateKeySignsInWithAndWithoutAPassphrase() throws Exception {
    deliver(with("password", "", "privateKey", Keys.text(userKey)));
    deliver(
        with(
            "password", "",
            "privateKey", Keys.encrypted(userKey, "open-sesame"),
            "passphrase", "open-sesame"));
    assertThat(server.received().resolve("a.csv")).hasContent("x");
  }

  @Test
  void aPrivateKeyThatTheserverDoesNotKnowIsNotLetIn() {
    DeliveryException e = refused(with("password", "", "privateKey", Keys.text(Keys.ecdsa())));
    assertThat(e.code()).isEqualTo(ConnectorError.AUTHENTICATION_FAILED);
    assertThat(e.retryable()).isFalse();
  }

  @Test
  void aKeyThatIsNoneOrDoesNotOpenIsAViolation() {
    assertThat(rules(with("privateKey", "-----BEGIN nothing-----")))
        .containsExactly("privateKey:private_key");
    assertThat(rules(with("privateKey", Keys.encrypted(userKey, "a"), "passphrase", "b")))
        .containsExactly("privateKey:private_key");
    assertThat(rules(with("privateKey", Keys.encrypted(userKey, "a"))))
        .containsExactly("privateKey:private_key");
  }

  @Test
  void anotherHostKeyIsRefusedBeforeAnySecretIsSentAndTheMessageShowsIt() {
    String other = Keys.fingerprint(Keys.ecdsa());
    DeliveryException e = refused(with("hostKey", other));
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_NOT_TRUSTED);
    assertThat(e.retryable()).isFalse();
    assertThat(e.getMessage()).contains(server.fingerprint()).contains(other);
    assertThat(server.signIns).hasValue(0);
  }

  @Test
  void theTryOutTellsTheFingerprintThatIsMissing() {
    List<Violation> violations = connector.tryOut(with("hostKey", ""));
    assertThat(violations).extracting(Violation::field).containsExactly("hostKey");
    assertThat(violations.get(0).message()).contains(server.fingerprint());
    assertThat(server.signIns).hasValue(0);
  }

  @Test
  void oneOfSeveralFingerprintsIsEnough() throws Exception {
    deliver(with("hostKey", Keys.fingerprint(Keys.ecdsa()) + " " + server.fingerprint() + "="));
    assertThat(server.received().resolve("a.csv")).hasContent("x");
  }

  @Test
  void aWrongPasswordIsNotTriedAgain() {
    DeliveryException e = refused(with("password", "wrong"));
    assertThat(e.code()).isEqualTo(ConnectorError.AUTHENTICATION_FAILED);
    assertThat(pauses).isEmpty();
    assertThat(connector.tryOut(with("password", "wrong")))
        .extracting(Violation::field)
        .containsExactly("user");
  }

  @Test
  void aServerThatIsAwayIsTriedAgainWithLongerAndLongerPauses() throws Exception {
    Map<String, String> settings = with("attempts", "4");
    server.close();
    DeliveryException e = refused(settings);
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_UNREACHABLE);
    assertThat(e.retryable()).isTrue();
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void aServerThatTakesTheCallAndSaysNothingIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Map<String, String> settings =
          with(
              "port",
              Integer.toString(silent.getLocalPort()),
              "timeoutSeconds",
              "1",
              "attempts",
              "1");
      Instant start = Instant.now();
      DeliveryException e = refused(settings);
      assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_UNREACHABLE);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void aMissingDirectoryIsNamedAndNotTriedAgain() {
    DeliveryException e = refused(with("directory", "no/such"));
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_REFUSED);
    assertThat(e.getMessage()).contains("no/such");
    assertThat(pauses).isEmpty();
    assertThat(connector.tryOut(with("directory", "no/such")))
        .extracting(Violation::field)
        .containsExactly("directory");
  }

  @Test
  void anAddressInsideIsForbiddenUnlessTheOperatorAllowsIt() throws Exception {
    SftpConnector outside = new SftpConnector(AllowedHosts.PUBLIC, pauses::add);
    DeliveryException e =
        catchThrowableOfType(
            DeliveryException.class, () -> outside.deliver(delivery(server.settings())));
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_FORBIDDEN);
    assertThat(pauses).isEmpty();
  }

  @Test
  void theReceiptSaysWhereTheFileIs() throws Exception {
    DeliveryReceipt receipt = deliver(server.settings());
    assertThat(receipt.location())
        .isEqualTo("sftp://127.0.0.1:" + server.port() + " incoming/a.csv");
  }

  @ParameterizedTest
  @CsvSource({
    "host, sftp://example.com, host:host",
    "host, a@b, host:host",
    "port, 0, port:number",
    "port, 65536, port:number",
    "hostKey, MD5:aa, hostKey:fingerprint",
    "hostKey, SHA256:short, hostKey:fingerprint",
    "timeoutSeconds, 601, timeoutSeconds:number",
    "attempts, 11, attempts:number",
    "password, '', password:credentials"
  })
  void aBrokenSettingIsNamed(String setting, String value, String expected) {
    assertThat(rules(with(setting, value))).containsExactly(expected);
  }

  @Test
  void settingsDoNotShowTheirSecrets() {
    assertThat(SftpSettings.read(server.settings()).good().orElseThrow().toString())
        .doesNotContain(MinaServer.PASSWORD);
  }

  private List<String> rules(Map<String, String> settings) {
    return connector.check(settings).stream().map(v -> v.field() + ":" + v.rule()).toList();
  }

  private DeliveryReceipt deliver(Map<String, String> settings) throws Exception {
    return connector.deliver(delivery(settings));
  }

  private DeliveryException refused(Map<String, String> settings) {
    return catchThrowableOfType(DeliveryException.class, () -> deliver(settings));
  }

  private Delivery delivery(Map<String, String> settings) throws IOException {
    Path file = Files.writeString(folder.resolve("rendered"), "x");
    return new Delivery("demo", "run-1", file, "a.csv", "text/csv", settings);
  }

  private Map<String, String> with(String... changes) {
    Map<String, String> settings = new HashMap<>(server.settings());
    for (int i = 0; i < changes.length; i += 2) {
      settings.put(changes[i], changes[i + 1]);
    }
    return settings;
  }
}
