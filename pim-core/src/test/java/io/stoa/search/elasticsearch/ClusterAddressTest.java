package io.stoa.search.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Addresses, and what they open: a server with a certificate that only its own authority signed.
 */
class ClusterAddressTest {
  private static final String STORE_PASSWORD = "changeit";

  @TempDir Path folder;
  private final Queue<String> signIns = new ConcurrentLinkedQueue<>();
  private HttpsServer server;
  private Certificate certificate;

  @BeforeEach
  void start() throws IOException, InterruptedException, GeneralSecurityException {
    KeyStore keys = newKeys();
    certificate = keys.getCertificate("http");
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, STORE_PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext(
        "/",
        exchange -> {
          signIns.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
          exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  private KeyStore newKeys() throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve("http.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "http",
                "-keyalg",
                "EC",
                "-dname",
                "CN=nobody knows me",
                "-ext",
                "san=ip:127.0.0.1",
                "-ext",
                "bc:c",
                "-keystore",
                file.toString(),
                "-storepass",
                STORE_PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, STORE_PASSWORD.toCharArray());
    }
    return keys;
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aClusterWithAnAuthorityOfItsOwnIsKnownByTheFileOfTheAuthority()
      throws IOException, GeneralSecurityException {
    Path ca = folder.resolve("http ca.crt");
    String body = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    Files.writeString(ca, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");

    assertThat(isThere(address("anna:geh%40eim@") + "/shop?ca=" + ca)).isTrue();

    String plain =
        Base64.getEncoder().encodeToString("anna:geh@eim".getBytes(StandardCharsets.UTF_8));
    assertThat(signIns).containsExactly("Basic " + plain);
  }

  @Test
  void itIsKnownByTheFingerprintOfTheAuthorityToo() throws IOException, GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    String withColons = HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);

    assertThat(isThere(address("") + "?fingerprint=" + withColons + "&api-key=aWQ6c2VjcmV0"))
        .isTrue();

    assertThat(signIns).containsExactly("ApiKey aWQ6c2VjcmV0");
  }

  @Test
  void nobodyElseIsTrusted() {
    assertThatThrownBy(() -> isThere(address("")))
        .hasRootCauseInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> isThere(address("") + "?fingerprint=" + "0".repeat(64)))
        .isInstanceOf(SSLHandshakeException.class);
    assertThat(signIns).isEmpty();
  }

  @Test
  void whatIsSecretIsNotShown() {
    ClusterAddress address = ClusterAddress.parse("https://anna:secret@host/shop");
    ClusterAddress keyed = ClusterAddress.parse("https://host/shop?api-key=c2VjcmV0");

    assertThat(address.toString()).contains("host", "shop").doesNotContain("secret", "anna");
    assertThat(keyed.toString()).contains("host", "shop").doesNotContain("c2VjcmV0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:9200",
        "ftp://host",
        "http://",
        "http://u:secret@/x",
        "http://h/UP",
        "https://h/x?verify=none",
        "https://h/x?fingerprint=12",
        "https://h/x?ca=/no/such/file",
        "https://h?ca=/etc/hosts&fingerprint=12",
        "https://u:secret@h?api-key=secret",
        "https://h?api-key=secret secret",
        "https://h?api-key=secret%zz",
        "http://h?fingerprint=0000000000000000000000000000000000000000000000000000000000000000"
      })
  void whatIsNoAddressIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> ClusterAddress.parse(text))
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.INVALID))
        .hasMessageNotContaining("secret");
  }

  private String address(String user) {
    return "https://" + user + "127.0.0.1:" + server.getAddress().getPort();
  }

  private static boolean isThere(String address) throws IOException {
    ElasticsearchClient client = ClusterAddress.parse(address).connect();
    try {
      return client.ping().value();
    } finally {
      client._transport().close();
    }
  }
}
