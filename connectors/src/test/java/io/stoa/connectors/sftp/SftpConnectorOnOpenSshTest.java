package io.stoa.connectors.sftp;

import java.nio.file.Path;

/** Against a stock OpenSSH server where this machine has one, else against MINA's once more. */
class SftpConnectorOnOpenSshTest extends SftpContract {
  @Override
  SftpServer start(Path folder) {
    return OpenSshServer.isInstalled()
        ? OpenSshServer.start(folder)
        : MinaServer.start(folder, MinaServer.Renaming.POSIX_EXTENSION);
  }
}
