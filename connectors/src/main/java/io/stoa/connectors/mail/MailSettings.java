package io.stoa.connectors.mail;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.hosted.StoaAddress;
import io.stoa.connectors.network.Endurance;
import io.stoa.connectors.network.HostName;
import io.stoa.connectors.tls.CertificatePins;
import io.stoa.connectors.tls.Encryption;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of a mail server and its receivers, read and checked.
 *
 * @param user empty when nobody has to sign in
 * @param subject with placeholders, as {@link MailText} fills them
 * @param largest bytes of a file that is attached
 * @param stoaAddress empty when there are no links
 */
record MailSettings(
    String host,
    int port,
    Encryption encryption,
    List<String> pins,
    String user,
    String password,
    InternetAddress from,
    List<InternetAddress> to,
    String subject,
    String body,
    long largest,
    Optional<StoaAddress> stoaAddress,
    Endurance endurance) {
  private static final int MOST_RECEIVERS = 50;
  private static final long MEGABYTE = 1024 * 1024;

  static CheckedSettings<MailSettings> read(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(MailDescription.DESCRIPTION, settings);
    String host = HostName.read(reader, MailDescription.HOST);
    Encryption encryption = Encryption.read(reader);
    int port =
        reader.text(MailDescription.PORT).isEmpty()
            ? usualPort(encryption)
            : reader.number(MailDescription.PORT, 1, 65_535);
    List<String> pins = CertificatePins.read(reader);
    String user = reader.text(MailDescription.USER);
    String password = reader.text(MailDescription.PASSWORD);
    if (!user.isEmpty() && password.isEmpty()) {
      reader.reject(MailDescription.PASSWORD, "credentials", "Give the password of the user.");
    }
    List<InternetAddress> from = addresses(reader, MailDescription.FROM, 1);
    List<InternetAddress> to = addresses(reader, MailDescription.TO, MOST_RECEIVERS);
    int largest = reader.number(MailDescription.LARGEST_MEGABYTES, 0, 100);
    Optional<StoaAddress> stoa = StoaAddress.read(reader, MailDescription.STOA_ADDRESS);
    Endurance endurance = Endurance.read(reader, MailDescription.LONGEST_TIMEOUT);
    return CheckedSettings.of(
        reader,
        () ->
            new MailSettings(
                host,
                port,
                encryption,
                pins,
                user,
                password,
                from.get(0),
                to,
                reader.text(MailDescription.SUBJECT),
                reader.text(MailDescription.BODY),
                largest * MEGABYTE,
                stoa,
                endurance));
  }

  private static int usualPort(Encryption encryption) {
    return switch (encryption) {
      case EXPLICIT -> 587;
      case IMPLICIT -> 465;
      case NONE -> 25;
    };
  }

  private static List<InternetAddress> addresses(SettingsReader reader, String setting, int most) {
    String text = reader.text(setting);
    if (text.isEmpty()) {
      return List.of();
    }
    try {
      InternetAddress[] addresses = InternetAddress.parse(text, true);
      for (InternetAddress address : addresses) {
        address.validate();
        if (address.isGroup() || !address.getAddress().contains("@")) {
          throw new AddressException("not the address of one person");
        }
      }
      if (addresses.length >= 1 && addresses.length <= most) {
        return Arrays.asList(addresses);
      }
    } catch (AddressException e) {
      // Said below.
    }
    reader.reject(
        setting,
        "mail_address",
        most == 1
            ? "Must be one address such as shop@example.com."
            : "Must be 1 to %d addresses such as buyer@example.com, with commas between them."
                .formatted(most));
    return List.of();
  }

  /** Never the secrets. */
  @Override
  public String toString() {
    return "mail from %s to %s by %s:%d".formatted(from, to, host, port);
  }
}
