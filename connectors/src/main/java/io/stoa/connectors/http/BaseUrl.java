package io.stoa.connectors.http;

import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connector.SettingsReader;
import io.stoa.connector.Target;
import java.net.URI;
import java.net.URISyntaxException;

/** The address of a channel as a setting, so that a sandbox or a simulator can stand in. */
public final class BaseUrl {
  private static final URI NONE = URI.create("https://invalid.invalid");

  private BaseUrl() {}

  /** A setting whose secrets have to be entered again when it changes. */
  public static Setting setting(String name, String label, String fallback) {
    return Setting.withFallback(
            name,
            label,
            Kind.TEXT,
            fallback,
            "Another address lets a sandbox stand in. Public machines are only spoken to over"
                + " https; others only where the operator allows them.")
        .asAddress();
  }

  /** The address as it is set, in the one form that names an account: no slash at its end. */
  public static String named(Target target, String name) {
    return withoutSlash(target.setting(name));
  }

  private static String withoutSlash(String address) {
    return address.replaceFirst("/+$", "");
  }

  /** The address without a slash at its end; a broken one is a violation. */
  public static URI read(SettingsReader reader, String name) {
    String text = reader.text(name);
    if (text.isEmpty()) {
      return NONE;
    }
    try {
      URI uri = new URI(withoutSlash(text));
      String scheme = uri.getScheme();
      if (("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    reader.reject(
        name, "base_url", "Must be an address such as https://api.example.com, without a query.");
    return NONE;
  }
}
