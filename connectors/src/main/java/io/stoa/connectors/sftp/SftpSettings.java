package io.stoa.connectors.sftp;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.network.Endurance;
import io.stoa.connectors.network.HostName;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Settings of an SFTP destination, read and checked.
 *
 * @param hostKeys accepted fingerprints, {@code SHA256:…} without padding
 * @param directory as the server understands it, without a slash at the end
 */
record SftpSettings(
    String host,
    int port,
    String user,
    List<String> hostKeys,
    Optional<String> password,
    Optional<KeyPair> privateKey,
    String directory,
    Endurance endurance) {
  // 32 bytes as Base64 without padding: 43 characters.
  private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

  static CheckedSettings<SftpSettings> read(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(SftpDescription.DESCRIPTION, settings);
    String host = HostName.read(reader, SftpDescription.HOST);
    int port = reader.number(SftpDescription.PORT, 1, 65_535);
    Endurance endurance = Endurance.read(reader, SftpDescription.LONGEST_TIMEOUT);
    List<String> hostKeys = hostKeys(reader);
    String password = reader.text(SftpDescription.PASSWORD);
    Optional<KeyPair> privateKey = privateKey(reader);
    if (password.isEmpty() && reader.text(SftpDescription.PRIVATE_KEY).isEmpty()) {
      reader.reject(SftpDescription.PASSWORD, "credentials", "Give a password or a private key.");
    }
    return CheckedSettings.of(
        reader,
        () ->
            new SftpSettings(
                host,
                port,
                reader.text(SftpDescription.USER),
                hostKeys,
                Optional.of(password).filter(text -> !text.isEmpty()),
                privateKey,
                directory(reader.text(SftpDescription.DIRECTORY)),
                endurance));
  }

  private static List<String> hostKeys(SettingsReader reader) {
    List<String> pins =
        Arrays.stream(reader.text(SftpDescription.HOST_KEY).split("[,\\s]+", -1))
            .filter(pin -> !pin.isEmpty())
            .map(pin -> pin.replaceFirst("=+$", ""))
            .toList();
    if (!pins.stream().allMatch(pin -> FINGERPRINT.matcher(pin).matches())) {
      reader.reject(
          SftpDescription.HOST_KEY,
          "fingerprint",
          "A fingerprint is SHA256: and 43 characters, as ssh-keygen -l shows it.");
    }
    return pins;
  }

  private static Optional<KeyPair> privateKey(SettingsReader reader) {
    String text = reader.text(SftpDescription.PRIVATE_KEY);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<KeyPair> key = PrivateKeyText.read(text, reader.text(SftpDescription.PASSPHRASE));
    if (key.isEmpty()) {
      reader.reject(
          SftpDescription.PRIVATE_KEY,
          "private_key",
          "This is not a private key in OpenSSH or PEM form, or the passphrase does not open it.");
    }
    return key;
  }

  private static String directory(String text) {
    return text.length() > 1 ? text.replaceFirst("/+$", "") : text;
  }

  /** The path of a file in the directory. */
  String path(String name) {
    return directory.isEmpty() || directory.equals("/") ? "/" + name : directory + "/" + name;
  }

  /** Never the secrets. */
  @Override
  public String toString() {
    return "sftp://" + user + "@" + host + ":" + port + "/" + directory;
  }
}
