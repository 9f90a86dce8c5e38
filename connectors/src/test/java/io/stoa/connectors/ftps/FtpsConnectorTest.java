package io.stoa.connectors.ftps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.tls.Certificates;
import io.stoa.connectors.tls.Encryption;
import io.stoa.connectors.tls.TlsTrust;
import io.stoa.error.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
class FtpsConnectorTest {
  private static final Certificates CERTIFICATE = Certificates.of("127.0.0.1");
  private static final Certificates OTHER = Certificates.of("other.example");

  @TempDir Path folder;
  private final List<Duration> pauses = new ArrayList<>();
  private final AllowedHosts loopback = AllowedHosts.of("127.0.0.1");
  private final FtpsConnector connector =
      new FtpsConnector(loopback, TlsTrust.system(), pauses::add);
  private MinaFtpServer server;

  @BeforeEach
  void start() {
    server = server(Encryption.EXPLICIT, CERTIFICATE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefusedBeforeAnybodySignsIn() {
    DeliveryException e = refused(connector, with("certificate", ""));
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_NOT_TRUSTED);
    assertThat(e.retryable()).isFalse();
    assertThat(e.getMessage()).contains(CERTIFICATE.fingerprint());
    assertThat(server.signIns).hasValue(0);
    assertThat(pauses).isEmpty();
  }

  @Test
  void theTryOutShowsTheFingerprintThatCouldBePinned() {
    List<Violation> violations = connector.tryOut(with("certificate", ""));
    assertThat(violations).extracting(Violation::field).containsExactly("certificate");
    assertThat(violations.get(0).message()).contains(CERTIFICATE.fingerprint());
  }

  @Test
  void anotherCertificateThanThePinnedOneIsRefusedEvenIfAnAuthorityVouchesForIt() {
    FtpsConnector trusting = new FtpsConnector(loopback, CERTIFICATE.trusted(), pauses::add);
    DeliveryException e = refused(trusting, with("certificate", OTHER.fingerprint()));
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_NOT_TRUSTED);
    assertThat(server.signIns).hasValue(0);
  }

  @Test
  void aCertificateOfATrustedAuthorityForThisHostNeedsNoPin() throws Exception {
    FtpsConnector trusting = new FtpsConnector(loopback, CERTIFICATE.trusted(), pauses::add);
    trusting.deliver(delivery(with("certificate", "")));
    assertThat(server.received().resolve("a.csv")).hasContent("x");
  }

  @Test
  void aTrustedCertificateForAnotherHostIsRefused() {
    server.close();
    server = server(Encryption.IMPLICIT, OTHER);
    FtpsConnector trusting = new FtpsConnector(loopback, OTHER.trusted(), pauses::add);
    DeliveryException e = refused(trusting, with("certificate", ""));
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_NOT_TRUSTED);
    assertThat(server.signIns).hasValue(0);
  }

  @Test
  void aFingerprintIsTakenWithAndWithoutColonsAndAmongSeveral() throws Exception {
    String bare = CERTIFICATE.fingerprint().replace(":", "").toLowerCase(java.util.Locale.ROOT);
    connector.deliver(delivery(with("certificate", OTHER.fingerprint() + " " + bare)));
    assertThat(server.received().resolve("a.csv")).hasContent("x");
  }

  @Test
  void plainFtpHasToBeChosenTwice() throws Exception {
    server.close();
    server = server(Encryption.NONE, CERTIFICATE);
    assertThat(rules(with("acceptUnencrypted", "false")))
        .containsExactly("acceptUnencrypted:unencrypted");
    connector.deliver(delivery(server.settings()));
    assertThat(server.received().resolve("a.csv")).hasContent("x");
  }

  @Test
  void aServerWithoutTlsIsNotSentAPassword() {
    server.close();
    server = server(Encryption.NONE, CERTIFICATE);
    DeliveryException e =
        refused(connector, with("encryption", "explicit", "acceptUnencrypted", "true"));
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_NOT_TRUSTED);
    assertThat(server.signIns).hasValue(0);
  }

  @Test
  void aWrongPasswordIsNotTriedAgain() {
    DeliveryException e = refused(connector, with("password", "wrong"));
    assertThat(e.code()).isEqualTo(ConnectorError.AUTHENTICATION_FAILED);
    assertThat(pauses).isEmpty();
    assertThat(connector.tryOut(with("password", "wrong")))
        .extracting(Violation::field)
        .containsExactly("user");
  }

  @Test
  void aMissingDirectoryIsNamedAndNotTriedAgain() {
    DeliveryException e = refused(connector, with("directory", "no/such"));
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_REFUSED);
    assertThat(e.getMessage()).contains("no/such");
    assertThat(pauses).isEmpty();
    assertThat(connector.tryOut(with("directory", "no/such")))
        .extracting(Violation::field)
        .containsExactly("directory");
  }

  @Test
  void aServerThatIsAwayIsTriedAgainWithLongerAndLongerPauses() {
    Map<String, String> settings = with("attempts", "3");
    server.close();
    DeliveryException e = refused(connector, settings);
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_UNREACHABLE);
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void anAddressInsideIsForbiddenUnlessTheOperatorAllowsIt() {
    FtpsConnector outside = new FtpsConnector(AllowedHosts.PUBLIC, TlsTrust.system(), pauses::add);
    DeliveryException e = refused(outside, server.settings());
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_FORBIDDEN);
    assertThat(server.signIns).hasValue(0);
  }

  @Test
  void theReceiptSaysWhereTheFileIsAndAbsoluteDirectoriesWork() throws Exception {
    DeliveryReceipt receipt = connector.deliver(delivery(with("directory", "/incoming")));
    assertThat(receipt.location())
        .isEqualTo("ftpes://127.0.0.1:" + server.port() + " /incoming/a.csv");
  }

  @ParameterizedTest
  @CsvSource({
    "host, ftp://example.com, host:host",
    "port, 0, port:number",
    "encryption, tls, encryption:encryption",
    "encryption, none, acceptUnencrypted:unencrypted",
    "certificate, AA:BB, certificate:fingerprint",
    "timeoutSeconds, 601, timeoutSeconds:number",
    "attempts, 11, attempts:number",
    "password, '', password:required"
  })
  void aBrokenSettingIsNamed(String setting, String value, String expected) {
    assertThat(rules(with(setting, value))).containsExactly(expected);
  }

  @Test
  void thePortFollowsTheEncryptionWhereNoneIsGiven() {
    assertThat(port("explicit")).isEqualTo(21);
    assertThat(port("implicit")).isEqualTo(990);
  }

  @Test
  void settingsDoNotShowTheirSecrets() {
    assertThat(FtpsSettings.read(server.settings()).good().orElseThrow().toString())
        .doesNotContain(MinaFtpServer.PASSWORD);
  }

  private int port(String encryption) {
    return FtpsSettings.read(with("port", "", "encryption", encryption))
        .good()
        .orElseThrow()
        .port();
  }

  private MinaFtpServer server(Encryption encryption, Certificates certificate) {
    return new MinaFtpServer(
        folder.resolve("server"), encryption, MinaFtpServer.Renaming.REFUSES, certificate);
  }

  private List<String> rules(Map<String, String> settings) {
    return connector.check(settings).stream().map(v -> v.field() + ":" + v.rule()).toList();
  }

  private DeliveryException refused(FtpsConnector by, Map<String, String> settings) {
    return catchThrowableOfType(DeliveryException.class, () -> by.deliver(delivery(settings)));
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
