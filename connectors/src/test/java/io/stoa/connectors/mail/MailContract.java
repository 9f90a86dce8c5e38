package io.stoa.connectors.mail;

import io.stoa.connector.ConnectorContract;
import io.stoa.connector.FileConnector;
import io.stoa.connectors.hosted.HostedFeeds;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.tls.Certificates;
import io.stoa.connectors.tls.Encryption;
import io.stoa.connectors.tls.TlsTrust;
import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The connector's contract against one kind of server. */
@SuppressWarnings("NullAway.Init")
abstract class MailContract extends ConnectorContract {
  static final Certificates CERTIFICATE = Certificates.of("127.0.0.1");
  static final int LARGEST_MAIL = 5_000_000;

  final Clock clock = Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC);
  final List<Duration> pauses = new ArrayList<>();
  private final Encryption encryption;
  private DocumentStore store;
  HostedFeeds hosted;
  MailServer server;

  MailContract(Encryption encryption) {
    this.encryption = encryption;
  }

  @BeforeEach
  void startServer() {
    store = SqliteDocumentStore.open(scratch.resolve("store.db"));
    hosted = new HostedFeeds(scratch.resolve("hosted"), store, clock);
    server = new MailServer(encryption, CERTIFICATE, LARGEST_MAIL);
  }

  @AfterEach
  void stopServer() {
    server.close();
    store.close();
  }

  @Override
  protected FileConnector connector() {
    return connector(AllowedHosts.of("127.0.0.1"), TlsTrust.system());
  }

  MailConnector connector(AllowedHosts allowed, TlsTrust trust) {
    return new MailConnector(allowed, trust, hosted, clock, pauses::add);
  }

  @Override
  protected Map<String, String> goodSettings() {
    return server.settings();
  }

  @Override
  protected Optional<byte[]> received(String fileName) throws IOException {
    return Optional.ofNullable(server.attachments().get(fileName));
  }

  @Override
  protected Set<String> names() throws IOException {
    return server.attachments().keySet();
  }
}
