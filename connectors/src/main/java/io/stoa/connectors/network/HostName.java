package io.stoa.connectors.network;

import io.stoa.connector.SettingsReader;
import java.util.regex.Pattern;

/** A setting that names a machine. */
public final class HostName {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:.]{2,45}");

  private HostName() {}

  /** The name or address; anything else, such as a URL, is a violation. */
  public static String read(SettingsReader reader, String setting) {
    String host = reader.text(setting);
    if (!host.isEmpty() && !FORM.matcher(host).matches()) {
      reader.reject(setting, "host", "Give only a host name or address, without user or port.");
    }
    return host;
  }
}
