package io.stoa.connectors.ftps;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connectors.network.Endurance;
import io.stoa.connectors.tls.CertificatePins;
import io.stoa.connectors.tls.Encryption;
import java.util.List;

/** What the FTPS connector says of itself. */
final class FtpsDescription {
  static final String HOST = "host";
  static final String PORT = "port";
  static final String USER = "user";
  static final String PASSWORD = "password";
  static final String DIRECTORY = "directory";

  /** In seconds. */
  static final int LONGEST_TIMEOUT = 600;

  static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          "ftps",
          "FTPS server",
          "Uploads the file to an FTP server over TLS, under a temporary name that is then renamed,"
              + " so that the receiver never picks up a part.",
          List.of(
              Setting.required(HOST, "Host", Kind.TEXT, "Name or address, such as ftp.example.com.")
                  .asAddress(),
              Setting.optional(
                      PORT,
                      "Port",
                      Kind.NUMBER,
                      "21 when empty, or 990 where the encryption is implicit.")
                  .asAddress(),
              Encryption.settings().get(0),
              CertificatePins.setting(),
              Encryption.settings().get(1),
              Setting.required(USER, "User", Kind.TEXT, "Who signs in."),
              Setting.required(PASSWORD, "Password", Kind.SECRET, "Of that user."),
              Setting.withFallback(
                  DIRECTORY,
                  "Directory",
                  Kind.TEXT,
                  ".",
                  "Where the file goes; it must exist. Relative to where the user arrives, or"
                      + " absolute."),
              Endurance.timeoutSetting(
                  "How long to wait for an answer of the server", 30, LONGEST_TIMEOUT),
              Endurance.attemptsSetting()));

  private FtpsDescription() {}
}
