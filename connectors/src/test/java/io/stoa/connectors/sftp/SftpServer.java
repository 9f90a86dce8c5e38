package io.stoa.connectors.sftp;

import java.nio.file.Path;
import java.util.Map;

/** A real SFTP server on a loopback port, for tests. */
interface SftpServer extends AutoCloseable {
  /** The folder of this machine that receives what is delivered. */
  Path received();

  /** Settings that sign in and name that folder. */
  Map<String, String> settings();

  @Override
  void close();
}
