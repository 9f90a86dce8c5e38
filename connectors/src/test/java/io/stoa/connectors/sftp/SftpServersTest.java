package io.stoa.connectors.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.DeliveryException;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.sftp.MinaServer.Renaming;
import java.nio.file.Path;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the servers of the tests differ as they say: else the contract runs three times alike. */
class SftpServersTest {
  @ParameterizedTest
  @CsvSource({"POSIX_EXTENSION, true, 6", "SFTP_6_OVERWRITE, false, 6", "SFTP_3_ONLY, false, 3"})
  void eachServerReplacesFilesInItsOwnWay(
      Renaming renaming, boolean extension, int version, @TempDir Path folder)
      throws DeliveryException {
    try (MinaServer server = MinaServer.start(folder, renaming);
        SftpSession session =
            SftpSession.open(
                SftpSettings.read(server.settings()).orRefuse(), AllowedHosts.of("127.0.0.1"))) {
      SftpClient files = session.files();
      OpenSSHPosixRenameExtension posix = files.getExtension(OpenSSHPosixRenameExtension.class);
      assertThat(posix != null && posix.isSupported()).isEqualTo(extension);
      assertThat(files.getVersion()).isEqualTo(version);
    }
  }
}
