package io.stoa.connector;

import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings as their description promises and collects what is wrong with them. Used once, by
 * one thread. Values of secrets never get into a violation.
 */
public final class SettingsReader {
  private static final int LONGEST = 1_000;
  private static final int LONGEST_MULTILINE = 20_000;

  private final ConnectorDescription description;
  private final Map<String, String> given;
  private final List<Violation> violations = new ArrayList<>();

  public SettingsReader(ConnectorDescription description, Map<String, String> given) {
    this.description = description;
    this.given = Map.copyOf(given);
    this.given.keySet().stream().sorted().forEach(this::checkName);
    description.settings().forEach(this::checkForm);
  }

  /** The value or its fallback, without space at its ends; empty where there is neither. */
  public String text(String name) {
    String value = found(setting(name));
    return value == null ? "" : value;
  }

  /** The whole number; {@code least} where it is broken, which is then a violation. */
  public int number(String name, int least, int most) {
    String value = text(name);
    if (value.isEmpty()) {
      return least;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the bounds.
    }
    reject(name, "number", "Must be a whole number from %d to %d.".formatted(least, most));
    return least;
  }

  public boolean yesNo(String name) {
    String value = text(name);
    if (value.isEmpty() || value.equals("false")) {
      return false;
    }
    if (!value.equals("true")) {
      reject(name, "yes_no", "Must be true or false.");
    }
    return true;
  }

  /** Adds a violation of the setting. */
  public void reject(String name, String rule, String message) {
    Setting setting = setting(name);
    String value = setting.kind().secret() ? null : given.get(name);
    violations.add(new Violation(name, rule, message, value));
  }

  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  private void checkName(String name) {
    if (description.setting(name).isEmpty()) {
      violations.add(
          Violation.of(
              name,
              "unknown_setting",
              "The connector %s has no such setting.".formatted(description.code())));
    }
  }

  private void checkForm(Setting setting) {
    String value = found(setting);
    if (value == null) {
      if (setting.required()) {
        reject(setting.name(), "required", "%s is required.".formatted(setting.label()));
      }
      return;
    }
    boolean multiline =
        switch (setting.kind()) {
          case MULTILINE, MULTILINE_SECRET -> true;
          case TEXT, NUMBER, YES_NO, SECRET -> false;
        };
    int longest = multiline ? LONGEST_MULTILINE : LONGEST;
    if (value.length() > longest) {
      reject(setting.name(), "max_characters", "Has more than %d characters.".formatted(longest));
    }
    if (value.chars().anyMatch(c -> Character.isISOControl(c) && !(multiline && isLayout(c)))) {
      reject(setting.name(), "control_character", "Must not contain control characters.");
    }
  }

  private static boolean isLayout(int c) {
    return c == '\n' || c == '\r' || c == '\t';
  }

  private @Nullable String found(Setting setting) {
    String value = given.get(setting.name());
    if (value == null || value.isBlank()) {
      return setting.fallback();
    }
    return setting.kind().secret() ? value : value.strip();
  }

  private Setting setting(String name) {
    return description
        .setting(name)
        .orElseThrow(
            () -> new IllegalArgumentException(description.code() + " has no setting " + name));
  }
}
