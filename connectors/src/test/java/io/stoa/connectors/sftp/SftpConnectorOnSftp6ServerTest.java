package io.stoa.connectors.sftp;

import java.nio.file.Path;

class SftpConnectorOnSftp6ServerTest extends SftpContract {
  @Override
  SftpServer start(Path folder) {
    return MinaServer.start(folder, MinaServer.Renaming.SFTP_6_OVERWRITE);
  }
}
