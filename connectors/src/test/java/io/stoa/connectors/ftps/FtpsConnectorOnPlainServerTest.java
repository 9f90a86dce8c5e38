package io.stoa.connectors.ftps;

class FtpsConnectorOnPlainServerTest extends FtpsContract {
  FtpsConnectorOnPlainServerTest() {
    super(Encryption.NONE, MinaFtpServer.Renaming.REPLACES);
  }
}
