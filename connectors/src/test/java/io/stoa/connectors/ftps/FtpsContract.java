package io.stoa.connectors.ftps;

import io.stoa.connector.ConnectorContract;
import io.stoa.connector.FileConnector;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.tls.Certificates;
import io.stoa.connectors.tls.Encryption;
import io.stoa.connectors.tls.TlsTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The connector's contract against one kind of server. */
@SuppressWarnings("NullAway.Init")
abstract class FtpsContract extends ConnectorContract {
  private static final Certificates CERTIFICATE = Certificates.of("127.0.0.1");

  private final Encryption encryption;
  private final MinaFtpServer.Renaming renaming;
  private MinaFtpServer server;

  FtpsContract(Encryption encryption, MinaFtpServer.Renaming renaming) {
    this.encryption = encryption;
    this.renaming = renaming;
  }

  @BeforeEach
  void startServer() {
    server = new MinaFtpServer(scratch.resolve("server"), encryption, renaming, CERTIFICATE);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Override
  protected FileConnector connector() {
    return new FtpsConnector(AllowedHosts.of("127.0.0.1"), TlsTrust.system(), duration -> {});
  }

  @Override
  protected Map<String, String> goodSettings() {
    return server.settings();
  }

  @Override
  protected Optional<byte[]> received(String fileName) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(server.received().resolve(fileName)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  protected Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(server.received())) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
