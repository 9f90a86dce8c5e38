package io.stoa.connectors.ftps;

import io.stoa.connector.DeliveryException;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.tls.CertificateCheck;
import io.stoa.connectors.tls.Encryption;
import io.stoa.connectors.tls.TlsTrust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;

/** One signed-in connection. */
final class FtpsSession implements AutoCloseable {
  private final FTPClient client;

  private FtpsSession(FTPClient client) {
    this.client = client;
  }

  static FtpsSession open(FtpsSettings settings, AllowedHosts allowed, TlsTrust trust)
      throws DeliveryException {
    InetAddress address = allowed.resolve(settings.host());
    CertificateCheck check = trust.check(settings.pins());
    FTPClient client = client(settings, check);
    try {
      connect(settings, client, address, check);
      signIn(settings, client);
      return new FtpsSession(client);
    } catch (DeliveryException | RuntimeException e) {
      hangUp(client);
      throw e;
    }
  }

  FTPClient files() {
    return client;
  }

  @Override
  public void close() {
    try {
      client.logout();
    } catch (IOException e) {
      // The server hung up first; what was to be done is done or has failed already.
    } finally {
      hangUp(client);
    }
  }

  private static FTPClient client(FtpsSettings settings, CertificateCheck check) {
    FTPClient client =
        settings.encryption() == Encryption.NONE
            ? new FTPClient()
            : new PinnedFtpsClient(
                settings.encryption() == Encryption.IMPLICIT, check.sockets(), settings.host());
    int millis = Math.toIntExact(settings.endurance().timeout().toMillis());
    client.setControlEncoding(StandardCharsets.UTF_8.name());
    client.setConnectTimeout(millis);
    client.setDefaultTimeout(millis);
    client.setDataTimeout(Duration.ofMillis(millis));
    return client;
  }

  private static void connect(
      FtpsSettings settings, FTPClient client, InetAddress address, CertificateCheck check)
      throws DeliveryException {
    try {
      client.connect(address, settings.port());
      client.setSoTimeout(Math.toIntExact(settings.endurance().timeout().toMillis()));
      if (!FTPReply.isPositiveCompletion(client.getReplyCode())) {
        throw FtpsFailure.refused("The server %s hangs up".formatted(settings.host()), client);
      }
    } catch (SSLException e) {
      Optional<DeliveryException> refusal = check.refusal();
      throw refusal.orElseGet(() -> FtpsFailure.unprotected(settings, e));
    } catch (IOException e) {
      throw FtpsFailure.unreachable(settings, e);
    }
  }

  private static void signIn(FtpsSettings settings, FTPClient client) throws DeliveryException {
    try {
      if (!client.login(settings.user(), settings.password())) {
        throw FtpsFailure.signingIn(settings, client);
      }
      if (client instanceof PinnedFtpsClient secure) {
        secure.protectFiles();
      }
      client.enterLocalPassiveMode();
      client.setUseEPSVwithIPv4(false);
      // RFC 2640: servers that speak UTF-8 need not be told; some old ones want to be.
      client.sendCommand("OPTS", "UTF8 ON");
      if (!client.setFileType(FTP.BINARY_FILE_TYPE)) {
        throw FtpsFailure.refused("The server takes no files as they are", client);
      }
    } catch (SSLException e) {
      throw FtpsFailure.unprotected(settings, e);
    } catch (IOException e) {
      throw FtpsFailure.unreachable(settings, e);
    }
  }

  private static void hangUp(FTPClient client) {
    try {
      client.disconnect();
    } catch (SocketException e) {
      // It was not connected.
    } catch (IOException e) {
      // Gone either way.
    }
  }
}
