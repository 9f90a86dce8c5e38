package io.stoa.connectors.ftps;

import io.stoa.connectors.tls.IdentifyingSockets;
import java.io.IOException;
import java.net.Socket;
import org.apache.commons.net.ftp.FTPSClient;

/**
 * FTP over TLS where every connection, those for files too, has to show the certificate of the host
 * that the feed names, although it goes to an address that was looked up before.
 */
final class PinnedFtpsClient extends FTPSClient {
  private final IdentifyingSockets sockets;
  private final String host;

  PinnedFtpsClient(boolean implicit, IdentifyingSockets sockets, String host) {
    super(implicit, sockets.context());
    this.sockets = sockets;
    this.host = host;
    setEndpointCheckingEnabled(true);
  }

  @Override
  protected void _connectAction_() throws IOException {
    _hostname_ = host;
    super._connectAction_();
  }

  /** Asks the server to encrypt the connections for files as well. */
  void protectFiles() throws IOException {
    execPBSZ(0);
    execPROT("P");
    // Plain sockets: what is above them is made below, in the name of the host.
    setSocketFactory(null);
  }

  /**
   * Many servers only take a file over a TLS session that resumes the one of the commands, so that
   * nobody can steal the connection. Java finds that session by host and port: they are given as
   * those of the commands.
   */
  @Override
  protected Socket _openDataConnection_(String command, String argument) throws IOException {
    Socket plain = super._openDataConnection_(command, argument);
    return plain == null ? plain : sockets.over(plain, host, getRemotePort());
  }
}
