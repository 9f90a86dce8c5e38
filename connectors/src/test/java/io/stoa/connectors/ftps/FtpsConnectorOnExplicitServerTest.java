package io.stoa.connectors.ftps;

import io.stoa.connectors.tls.Encryption;

class FtpsConnectorOnExplicitServerTest extends FtpsContract {
  FtpsConnectorOnExplicitServerTest() {
    super(Encryption.EXPLICIT, MinaFtpServer.Renaming.REFUSES);
  }
}
