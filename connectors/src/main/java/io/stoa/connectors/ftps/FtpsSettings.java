package io.stoa.connectors.ftps;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.network.Endurance;
import io.stoa.connectors.network.HostName;
import io.stoa.connectors.tls.CertificatePins;
import io.stoa.connectors.tls.Encryption;
import java.util.List;
import java.util.Map;

/**
 * Settings of an FTP destination, read and checked.
 *
 * @param pins accepted certificates; empty when an authority has to vouch for the host
 * @param directory as the server understands it
 */
record FtpsSettings(
    String host,
    int port,
    Encryption encryption,
    List<String> pins,
    String user,
    String password,
    String directory,
    Endurance endurance) {

  static CheckedSettings<FtpsSettings> read(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(FtpsDescription.DESCRIPTION, settings);
    String host = HostName.read(reader, FtpsDescription.HOST);
    Encryption encryption = Encryption.read(reader);
    int port =
        reader.text(FtpsDescription.PORT).isEmpty()
            ? usualPort(encryption)
            : reader.number(FtpsDescription.PORT, 1, 65_535);
    List<String> pins = CertificatePins.read(reader);
    Endurance endurance = Endurance.read(reader, FtpsDescription.LONGEST_TIMEOUT);
    return CheckedSettings.of(
        reader,
        () ->
            new FtpsSettings(
                host,
                port,
                encryption,
                pins,
                reader.text(FtpsDescription.USER),
                reader.text(FtpsDescription.PASSWORD),
                reader.text(FtpsDescription.DIRECTORY),
                endurance));
  }

  private static int usualPort(Encryption encryption) {
    return encryption == Encryption.IMPLICIT ? 990 : 21;
  }

  private String scheme() {
    return switch (encryption) {
      case EXPLICIT -> "ftpes";
      case IMPLICIT -> "ftps";
      case NONE -> "ftp";
    };
  }

  /** Where the file is, for people. */
  String location(String name) {
    String folder = directory.endsWith("/") ? directory : directory + "/";
    return "%s://%s:%d %s%s".formatted(scheme(), host, port, folder, name);
  }

  /** Never the secrets. */
  @Override
  public String toString() {
    return "%s://%s@%s:%d/%s".formatted(scheme(), user, host, port, directory);
  }
}
