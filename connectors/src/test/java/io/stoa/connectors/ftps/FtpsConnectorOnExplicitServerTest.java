package io.stoa.connectors.ftps;

class FtpsConnectorOnExplicitServerTest extends FtpsContract {
  FtpsConnectorOnExplicitServerTest() {
    super(Encryption.EXPLICIT, MinaFtpServer.Renaming.REFUSES);
  }
}
