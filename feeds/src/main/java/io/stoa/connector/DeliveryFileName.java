package io.stoa.connector;

import io.stoa.error.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which names a file may have at any destination: one plain segment, safe on every system. */
public final class DeliveryFileName {
  private static final int LONGEST_BYTES = 200;
  private static final Pattern SAFE =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N} ._()+@=,-]*");
  // https://learn.microsoft.com/windows/win32/fileio/naming-a-file
  private static final Pattern WINDOWS_DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  private DeliveryFileName() {}

  /** What is wrong with the name, under the field {@code fileName}. */
  public static List<Violation> check(String name) {
    List<Violation> violations = new ArrayList<>();
    if (!SAFE.matcher(name).matches() || name.endsWith(".") || name.endsWith(" ")) {
      violations.add(
          new Violation(
              "fileName",
              "file_name",
              "A file name begins with a letter or digit, has only letters, digits, spaces and"
                  + " ._()+@=,- and does not end in a dot or space.",
              name));
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      violations.add(
          new Violation(
              "fileName",
              "file_name_length",
              "A file name has at most %d bytes.".formatted(LONGEST_BYTES),
              name));
    }
    if (WINDOWS_DEVICE.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
      violations.add(
          new Violation("fileName", "device_name", "Windows keeps this name for a device.", name));
    }
    return List.copyOf(violations);
  }

  /**
   * The name, when nothing is wrong with it.
   *
   * @throws DeliveryException {@code SETTINGS_INVALID}
   */
  public static String orRefuse(String name) throws DeliveryException {
    List<Violation> violations = check(name);
    if (!violations.isEmpty()) {
      throw DeliveryException.lasting(
          ConnectorError.SETTINGS_INVALID,
          violations.stream().map(Violation::message).collect(Collectors.joining(" ")),
          null);
    }
    return name;
  }
}
