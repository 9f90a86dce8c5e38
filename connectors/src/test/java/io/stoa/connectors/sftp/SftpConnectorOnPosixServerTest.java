package io.stoa.connectors.sftp;

import java.nio.file.Path;

class SftpConnectorOnPosixServerTest extends SftpContract {
  @Override
  SftpServer start(Path folder) {
    return MinaServer.start(folder, MinaServer.Renaming.POSIX_EXTENSION);
  }
}
