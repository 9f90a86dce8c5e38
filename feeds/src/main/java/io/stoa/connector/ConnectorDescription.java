package io.stoa.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
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
   */
  public record Setting(
      String name,
      String label,
      Kind kind,
      boolean required,
      @Nullable String fallback,
      String help) {}

  /** How a setting is entered. A SECRET is stored encrypted and never shown again. */
  public enum Kind {
    TEXT,
    NUMBER,
    YES_NO,
    SECRET,
    MULTILINE
  }
}
