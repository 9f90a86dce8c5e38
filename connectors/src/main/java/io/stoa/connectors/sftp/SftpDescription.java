package io.stoa.connectors.sftp;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connectors.network.Endurance;
import java.util.List;

/** What the SFTP connector says of itself. */
final class SftpDescription {
  static final String HOST = "host";
  static final String PORT = "port";
  static final String USER = "user";
  static final String HOST_KEY = "hostKey";
  static final String PASSWORD = "password";
  static final String PRIVATE_KEY = "privateKey";
  static final String PASSPHRASE = "passphrase";
  static final String DIRECTORY = "directory";

  /** In seconds. */
  static final int LONGEST_TIMEOUT = 600;

  static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          "sftp",
          "SFTP server",
          "Uploads the file to an SFTP server under a temporary name and then renames it, so that"
              + " the receiver never picks up a part.",
          List.of(
              Setting.required(
                      HOST, "Host", Kind.TEXT, "Name or address, such as sftp.example.com.")
                  .asAddress(),
              Setting.withFallback(PORT, "Port", Kind.NUMBER, "22", "Mostly 22.").asAddress(),
              Setting.required(USER, "User", Kind.TEXT, "Who signs in.").asAddress(),
              Setting.required(
                      HOST_KEY,
                      "Host key fingerprint",
                      Kind.TEXT,
                      "SHA256:… of the server's host key, so that nobody can stand in for the"
                          + " server. Ask its owner, or compare with: ssh-keyscan HOST |"
                          + " ssh-keygen -lf - . Several, with spaces between them, are all"
                          + " accepted.")
                  .asAddress(),
              Setting.optional(
                  PASSWORD, "Password", Kind.SECRET, "Needed where there is no private key."),
              Setting.optional(
                  PRIVATE_KEY,
                  "Private key",
                  Kind.MULTILINE_SECRET,
                  "The whole text of the key file, in OpenSSH or PEM form, with its BEGIN and END"
                      + " lines."),
              Setting.optional(
                  PASSPHRASE, "Passphrase", Kind.SECRET, "Opens the private key if it has one."),
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

  private SftpDescription() {}
}
