package io.stoa.connectors.ftps;

import io.stoa.connectors.tls.Encryption;

class FtpsConnectorOnPlainServerTest extends FtpsContract {
  FtpsConnectorOnPlainServerTest() {
    super(Encryption.NONE, MinaFtpServer.Renaming.REPLACES);
  }
}
