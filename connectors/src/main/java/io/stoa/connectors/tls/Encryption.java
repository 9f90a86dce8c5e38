package io.stoa.connectors.tls;

import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connector.SettingsReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a connection is protected; none at all has to be chosen twice. */
public enum Encryption {
  /** Begins in clear and changes to TLS before anybody signs in. */
  EXPLICIT,
  /** TLS from the first byte. */
  IMPLICIT,
  NONE;

  /** Names of the two settings that {@link #read} reads. */
  public static final String SETTING = "encryption";

  public static final String ACCEPT = "acceptUnencrypted";

  /** The settings, for a description. */
  public static List<Setting> settings() {
    return List.of(
        Setting.withFallback(
                SETTING,
                "Encryption",
                Kind.TEXT,
                EXPLICIT.text(),
                "explicit: begins in clear and changes to TLS (STARTTLS, AUTH TLS) before signing"
                    + " in; implicit: TLS from the first byte; none.")
            .asAddress(),
        Setting.withFallback(
                ACCEPT,
                "Accept no encryption",
                Kind.YES_NO,
                "false",
                "With encryption 'none' anybody on the way can read the password and change the"
                    + " file. Say yes only if that is really wanted.")
            .asAddress());
  }

  /** What the settings say; broken ones are violations. */
  public static Encryption read(SettingsReader reader) {
    boolean accepted = reader.yesNo(ACCEPT);
    Encryption encryption = of(reader.text(SETTING)).orElse(EXPLICIT);
    if (of(reader.text(SETTING)).isEmpty()) {
      reader.reject(
          SETTING,
          "encryption",
          "Must be one of: %s."
              .formatted(
                  Arrays.stream(values()).map(Encryption::text).collect(Collectors.joining(", "))));
    }
    if (encryption == NONE && !accepted) {
      reader.reject(
          ACCEPT,
          "unencrypted",
          "Without encryption anybody on the way can read the password and change the file. Say yes"
              + " here if that is really wanted, or choose explicit or implicit encryption.");
    }
    return encryption;
  }

  /** As settings spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Encryption> of(String text) {
    return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
  }
}
