package io.stoa.connectors.sftp;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.CopyMode;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;

/** Brings one file into a directory of the server: a hidden temporary name first, then its own. */
final class SftpUpload {
  private static final int BUFFER = 32 * 1024;

  private final SftpClient files;
  private final SftpSettings settings;

  SftpUpload(SftpClient files, SftpSettings settings) {
    this.files = files;
    this.settings = settings;
  }

  /**
   * Uploads and renames.
   *
   * @return how many bytes the server has
   */
  long upload(Path file, String name) throws DeliveryException {
    requireDirectory();
    String temporary = settings.path(".stoa-" + UUID.randomUUID() + ".part");
    try {
      long bytes = send(file, temporary);
      rename(temporary, settings.path(name));
      return bytes;
    } catch (IOException e) {
      remove(temporary);
      throw SftpFailure.working(
          "The file could not be put into %s".formatted(settings.directory()), e);
    } catch (DeliveryException e) {
      remove(temporary);
      throw e;
    }
  }

  /** Shows that a file can be written there, and takes it away again. */
  void probe() throws DeliveryException {
    requireDirectory();
    String temporary = settings.path(".stoa-" + UUID.randomUUID() + ".probe");
    try {
      files.close(files.open(temporary, List.of(OpenMode.Write, OpenMode.Create)));
      files.remove(temporary);
    } catch (IOException e) {
      remove(temporary);
      throw SftpFailure.working(
          "Nothing can be written into %s".formatted(settings.directory()), e);
    }
  }

  private void requireDirectory() throws DeliveryException {
    try {
      if (!files.stat(settings.directory()).isDirectory()) {
        throw DeliveryException.lasting(
            ConnectorError.DESTINATION_REFUSED,
            "%s is not a directory on the server.".formatted(settings.directory()),
            null);
      }
    } catch (IOException e) {
      throw SftpFailure.working(
          "The directory %s cannot be used on the server".formatted(settings.directory()), e);
    }
  }

  private long send(Path file, String temporary) throws IOException, DeliveryException {
    long size = Files.size(file);
    try (InputStream in = Files.newInputStream(file)) {
      files.put(
          in, BUFFER, temporary, List.of(OpenMode.Write, OpenMode.Create, OpenMode.Exclusive));
    }
    long arrived = files.stat(temporary).getSize();
    if (arrived != size) {
      throw DeliveryException.passing(
          ConnectorError.DESTINATION_REFUSED,
          "The server took %d of %d bytes.".formatted(arrived, size),
          null);
    }
    return size;
  }

  /** In one step where the server can; plain SFTP 3 cannot rename onto a file that is there. */
  private void rename(String from, String to) throws IOException {
    OpenSSHPosixRenameExtension posix = files.getExtension(OpenSSHPosixRenameExtension.class);
    if (posix != null && posix.isSupported()) {
      posix.posixRename(from, to);
    } else if (files.getVersion() >= SftpConstants.SFTP_V5) {
      files.rename(from, to, List.of(CopyMode.Atomic, CopyMode.Overwrite));
    } else {
      renameInTwoSteps(from, to);
    }
  }

  private void renameInTwoSteps(String from, String to) throws IOException {
    try {
      files.rename(from, to);
    } catch (IOException taken) {
      try {
        files.remove(to);
      } catch (IOException e) {
        taken.addSuppressed(e);
        throw taken;
      }
      files.rename(from, to);
    }
  }

  private void remove(String temporary) {
    try {
      files.remove(temporary);
    } catch (IOException | RuntimeException e) {
      // It was not made yet, or the connection is gone: a hidden part stays at most.
    }
  }
}
