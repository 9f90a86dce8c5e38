package io.stoa.connectors.ftps;

class FtpsConnectorOnImplicitServerTest extends FtpsContract {
  FtpsConnectorOnImplicitServerTest() {
    super(Encryption.IMPLICIT, MinaFtpServer.Renaming.REPLACES);
  }
}
