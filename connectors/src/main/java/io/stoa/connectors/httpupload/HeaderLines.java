package io.stoa.connectors.httpupload;

import io.stoa.connector.SettingsReader;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Headers as settings: single names, and lines of name and value. */
final class HeaderLines {
  /** RFC 9110, section 5.6.2. */
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,2000}");

  /** Those that the connection itself needs, or that other settings say. */
  private static final Set<String> TAKEN =
      Set.of(
          "authorization",
          "connection",
          "content-length",
          "content-type",
          "date",
          "expect",
          "host",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via");

  private HeaderLines() {}

  /** One name; empty when there is none. */
  static String name(SettingsReader reader, String setting) {
    String name = reader.text(setting);
    if (!name.isEmpty() && !usable(name)) {
      reader.reject(setting, "header", "Is not the name of a header that can be set here.");
      return "";
    }
    return name;
  }

  /** Names and values in their order. */
  static Map<String, String> lines(SettingsReader reader, String setting) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : reader.text(setting).lines().filter(l -> !l.isBlank()).toList()) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon).strip();
      String value = line.substring(colon + 1).strip();
      if (!usable(name) || !VALUE.matcher(value).matches()) {
        reader.reject(
            setting,
            "header",
            "Line %d is not such as 'X-Api-Key: 123', or names a header that cannot be set here."
                .formatted(headers.size() + 1));
        return Map.of();
      }
      headers.put(name, value);
    }
    return headers;
  }

  private static boolean usable(String name) {
    return NAME.matcher(name).matches() && !TAKEN.contains(name.toLowerCase(Locale.ROOT));
  }
}
