package io.stoa.connectors.ftps;

import io.stoa.connectors.tls.Encryption;

class FtpsConnectorOnImplicitServerTest extends FtpsContract {
  FtpsConnectorOnImplicitServerTest() {
    super(Encryption.IMPLICIT, MinaFtpServer.Renaming.REPLACES);
  }
}
