package io.stoa.connectors.ftps;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.commons.net.ftp.FTPClient;

/** Brings one file into a directory of the server: a hidden temporary name first, then its own. */
final class FtpsUpload {
  private final FTPClient files;
  private final FtpsSettings settings;

  FtpsUpload(FTPClient files, FtpsSettings settings) {
    this.files = files;
    this.settings = settings;
  }

  /**
   * Uploads and renames.
   *
   * @return how many bytes the server has
   */
  long upload(Path file, String name) throws DeliveryException {
    enterDirectory();
    String temporary = ".stoa-" + UUID.randomUUID() + ".part";
    String what = "The file could not be put into %s".formatted(settings.directory());
    try (InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      require(files.storeFile(temporary, in), what);
      requireSize(temporary, size);
      rename(temporary, name, what);
      return size;
    } catch (IOException e) {
      remove(temporary);
      throw FtpsFailure.broken(what, e);
    } catch (DeliveryException e) {
      remove(temporary);
      throw e;
    }
  }

  /** Shows that a file can be written there, and takes it away again. */
  void probe() throws DeliveryException {
    enterDirectory();
    String temporary = ".stoa-" + UUID.randomUUID() + ".probe";
    String what = "Nothing can be written into %s".formatted(settings.directory());
    try {
      require(files.storeFile(temporary, InputStream.nullInputStream()), what);
      require(files.deleteFile(temporary), what);
    } catch (IOException e) {
      remove(temporary);
      throw FtpsFailure.broken(what, e);
    }
  }

  private void enterDirectory() throws DeliveryException {
    String what = "The directory %s cannot be used on the server".formatted(settings.directory());
    try {
      if (!settings.directory().equals(".")) {
        require(files.changeWorkingDirectory(settings.directory()), what);
      }
    } catch (IOException e) {
      throw FtpsFailure.broken(what, e);
    }
  }

  /** Where the server tells sizes (RFC 3659). */
  private void requireSize(String temporary, long size) throws IOException, DeliveryException {
    String arrived = files.getSize(temporary);
    if (arrived != null && !arrived.strip().equals(Long.toString(size))) {
      throw DeliveryException.passing(
          ConnectorError.DESTINATION_REFUSED,
          "The server took %s of %d bytes.".formatted(arrived.strip(), size),
          null);
    }
  }

  /** In one step where the server replaces a file that is there, else in two. */
  private void rename(String from, String to, String what) throws IOException, DeliveryException {
    if (files.rename(from, to)) {
      return;
    }
    DeliveryException refusal = FtpsFailure.refused(what, files);
    if (!files.deleteFile(to)) {
      throw refusal;
    }
    require(files.rename(from, to), what);
  }

  private void require(boolean done, String what) throws DeliveryException {
    if (!done) {
      throw FtpsFailure.refused(what, files);
    }
  }

  private void remove(String temporary) {
    try {
      files.deleteFile(temporary);
    } catch (IOException e) {
      // The connection is gone: a hidden part stays at most.
    }
  }
}
