package io.stoa.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.tls.Certificates;
import io.stoa.connectors.tls.Encryption;
import io.stoa.connectors.tls.TlsTrust;
import io.stoa.error.Violation;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailConnectorTest extends MailContract {
  MailConnectorTest() {
    super(Encryption.EXPLICIT);
  }

  @Test
  void subjectAndTextAreFilledAndEverybodyIsAddressed() throws Exception {
    Map<String, String> settings =
        with("subject", "Größen: {file} {unknown}", "body", "Feed {feed}, {date}, {size}.\nBye");
    connector().deliver(delivery("a.csv", text("abc"), settings));
    MimeMessage mail = server.mails().get(0);
    assertThat(mail.getSubject()).isEqualTo("Größen: a.csv {unknown}");
    assertThat(mail.getFrom()[0].toString()).isEqualTo("Shop <shop@example.com>");
    assertThat(mail.getAllRecipients()).hasSize(2);
    Multipart parts = (Multipart) mail.getContent();
    assertThat(parts.getBodyPart(0).getContent().toString())
        .isEqualToNormalizingNewlines("Feed demo-feed, 2026-11-24, 3 bytes.\nBye");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/csv; charset=utf-8");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @Test
  void theSameFileOfTheSameRunHasTheSameMessageId() throws Exception {
    connector().deliver(delivery("a.csv", text("abc"), goodSettings()));
    connector().deliver(delivery("a.csv", text("abc"), goodSettings()));
    connector().deliver(delivery("b.csv", text("abc"), goodSettings()));
    List<MimeMessage> mails = server.mails();
    assertThat(mails.get(0).getMessageID())
        .endsWith("@example.com>")
        .isEqualTo(mails.get(1).getMessageID())
        .isNotEqualTo(mails.get(2).getMessageID());
  }

  @Test
  void aFileThatIsTooLargeIsHostedAndTheMailSaysWhere() throws Exception {
    Map<String, String> settings =
        with("largestMegabytes", "1", "stoaAddress", "https://pim.example.com/");
    byte[] large = new byte[1_100_000];
    connector().deliver(delivery("große datei.csv", large, settings));
    String text = server.mails().get(0).getContent().toString();
    String token = hosted.token("demo-feed");
    assertThat(text)
        .contains("https://pim.example.com/hosted/" + token + "/gro%C3%9Fe%20datei.csv");
    assertThat(Files.size(hosted.find(token, "große datei.csv").orElseThrow().content()))
        .isEqualTo(large.length);
  }

  @Test
  void aFileThatTheServerWouldNotTakeIsLinkedToo() throws Exception {
    Map<String, String> settings =
        with("largestMegabytes", "100", "stoaAddress", "https://pim.example.com");
    connector().deliver(delivery("a.csv", new byte[LARGEST_MAIL - 1_000_000], settings));
    assertThat(server.mails().get(0).getContent().toString())
        .contains("https://pim.example.com/hosted/");
  }

  @Test
  void aFileThatIsTooLargeIsNotSentWithoutAnAddressForLinks() {
    DeliveryException e = refused(with("largestMegabytes", "0"));
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_REFUSED);
    assertThat(e.getMessage()).contains("Address of this Stoa");
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefusedBeforeAnybodySignsIn() {
    DeliveryException e = refused(with("certificate", ""));
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_NOT_TRUSTED);
    assertThat(e.getMessage()).contains(CERTIFICATE.fingerprint());
    assertThat(connector().tryOut(with("certificate", "")))
        .extracting(Violation::field)
        .containsExactly("certificate");
    assertThat(server.signIns).hasValue(0);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aTrustedCertificateForAnotherHostIsRefused() {
    server.close();
    Certificates other = Certificates.of("other.example");
    server = new MailServer(Encryption.EXPLICIT, other, LARGEST_MAIL);
    DeliveryException e =
        catchThrowableOfType(
            DeliveryException.class,
            () ->
                connector(AllowedHosts.of("127.0.0.1"), other.trusted())
                    .deliver(delivery("a.csv", text("x"), with("certificate", ""))));
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_NOT_TRUSTED);
    assertThat(server.signIns).hasValue(0);
  }

  @Test
  void aServerWithoutTlsIsNotSentAPassword() {
    server.close();
    server = new MailServer(Encryption.NONE, CERTIFICATE, LARGEST_MAIL);
    DeliveryException e = refused(with("encryption", "explicit", "acceptUnencrypted", "false"));
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_NOT_TRUSTED);
    assertThat(server.signIns).hasValue(0);
  }

  @Test
  void aWrongPasswordIsNotTriedAgain() {
    DeliveryException e = refused(with("password", "wrong"));
    assertThat(e.code()).isEqualTo(ConnectorError.AUTHENTICATION_FAILED);
    assertThat(pauses).isEmpty();
    assertThat(connector().tryOut(with("password", "wrong")))
        .extracting(Violation::field)
        .containsExactly("user");
  }

  @Test
  void aServerThatIsAwayIsTriedAgain() {
    Map<String, String> settings = with("attempts", "2");
    server.close();
    DeliveryException e = refused(settings);
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_UNREACHABLE);
    assertThat(pauses).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void anAddressInsideIsForbiddenUnlessTheOperatorAllowsIt() {
    DeliveryException e =
        catchThrowableOfType(
            DeliveryException.class,
            () ->
                connector(AllowedHosts.PUBLIC, TlsTrust.system())
                    .deliver(delivery("a.csv", text("x"), goodSettings())));
    assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_FORBIDDEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "host | smtp://example.com | host:host",
        "from | nobody | from:mail_address",
        "from | a@example.com, b@example.com | from:mail_address",
        "to | a@example.com, b | to:mail_address",
        "to | 'team: a@example.com;' | to:mail_address",
        "encryption | none | acceptUnencrypted:unencrypted",
        "stoaAddress | pim.example.com | stoaAddress:address",
        "largestMegabytes | 101 | largestMegabytes:number",
        "password | '' | password:credentials"
      })
  void aBrokenSettingIsNamed(String setting, String value, String expected) {
    assertThat(
            connector().check(with(setting, value)).stream()
                .map(v -> v.field() + ":" + v.rule())
                .toList())
        .containsExactly(expected);
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
