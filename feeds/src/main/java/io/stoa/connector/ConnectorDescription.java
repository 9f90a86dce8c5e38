package io.stoa.connector;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a connector says of itself; the API, the form and the docs come from it.
 *
 * @param code stable name, such as {@code sftp}
 * @param label for people
 * @param help what it does, one or two sentences
 */
public record ConnectorDescription(String code, String label, String help, List<Setting> settings) {
  public ConnectorDescription {
    settings = List.copyOf(settings);
  }

  /**
   * One setting.
   *
   * @param fallback used when it is not given; null where there is none
   * @param address says to whom secrets are sent: when it changes they have to be entered again, so
   *     that nobody can send a stored secret to a place of his own
   */
  public record Setting(
      String name,
      String label,
      Kind kind,
      boolean required,
      @Nullable String fallback,
      boolean address,
      String help) {
    public static Setting required(String name, String label, Kind kind, String help) {
      return new Setting(name, label, kind, true, null, false, help);
    }

    public static Setting optional(String name, String label, Kind kind, String help) {
      return new Setting(name, label, kind, false, null, false, help);
    }

    public static Setting withFallback(
        String name, String label, Kind kind, String fallback, String help) {
      return new Setting(name, label, kind, false, fallback, false, help);
    }

    /** The same setting as part of the address that secrets are sent to. */
    public Setting asAddress() {
      return new Setting(name, label, kind, required, fallback, true, help);
    }
  }

  /** The setting of that name. */
  public Optional<Setting> setting(String name) {
    return settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  /** How a setting is entered. A secret one is stored encrypted and never shown again. */
  public enum Kind {
    TEXT,
    NUMBER,
    YES_NO,
    SECRET,
    MULTILINE,
    /** Such as a private key: line breaks count. */
    MULTILINE_SECRET;

    public boolean secret() {
      return this == SECRET || this == MULTILINE_SECRET;
    }
  }
}
