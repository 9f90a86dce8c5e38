package io.stoa.connectors.mail;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connectors.network.Endurance;
import io.stoa.connectors.tls.CertificatePins;
import io.stoa.connectors.tls.Encryption;
import java.util.List;

/** What the e-mail connector says of itself. */
final class MailDescription {
  static final String HOST = "host";
  static final String PORT = "port";
  static final String USER = "user";
  static final String PASSWORD = "password";
  static final String FROM = "from";
  static final String TO = "to";
  static final String SUBJECT = "subject";
  static final String BODY = "body";
  static final String LARGEST_MEGABYTES = "largestMegabytes";
  static final String STOA_ADDRESS = "stoaAddress";

  private static final String PLACEHOLDERS =
      " {file}, {feed}, {run}, {date} and {size} are filled in.";

  /** In seconds. */
  static final int LONGEST_TIMEOUT = 600;

  static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          "email",
          "E-mail",
          "Sends the file as an attachment. A file that is too large is kept at an address of this"
              + " Stoa, and the mail says where.",
          List.of(
              Setting.required(
                      HOST, "Mail server", Kind.TEXT, "Name or address, such as smtp.example.com.")
                  .asAddress(),
              Setting.optional(
                      PORT,
                      "Port",
                      Kind.NUMBER,
                      "587 when empty, or 465 where the encryption is implicit, or 25 without.")
                  .asAddress(),
              Encryption.settings().get(0),
              CertificatePins.setting(),
              Encryption.settings().get(1),
              Setting.optional(USER, "User", Kind.TEXT, "Who signs in; empty when nobody has to."),
              Setting.optional(PASSWORD, "Password", Kind.SECRET, "Of that user."),
              Setting.required(FROM, "From", Kind.TEXT, "Address of the sender."),
              Setting.required(
                  TO, "To", Kind.TEXT, "Addresses of the receivers, with commas between them."),
              Setting.withFallback(
                  SUBJECT, "Subject", Kind.TEXT, "{file}", "Of the mail." + PLACEHOLDERS),
              Setting.withFallback(
                  BODY,
                  "Text",
                  Kind.MULTILINE,
                  "{file} of {date}, {size}.",
                  "Of the mail." + PLACEHOLDERS),
              Setting.withFallback(
                  LARGEST_MEGABYTES,
                  "Largest attachment in megabytes",
                  Kind.NUMBER,
                  "10",
                  "Larger files are sent as a link, 0 to 100; also those that the mail server"
                      + " would not take."),
              Setting.optional(
                  STOA_ADDRESS,
                  "Address of this Stoa",
                  Kind.TEXT,
                  "As receivers reach it, such as https://pim.example.com, for links. Empty: a file"
                      + " that is too large is not sent, and the run fails."),
              Endurance.timeoutSetting(
                  "How long to wait for an answer of the server", 60, LONGEST_TIMEOUT),
              Endurance.attemptsSetting()));

  private MailDescription() {}
}
