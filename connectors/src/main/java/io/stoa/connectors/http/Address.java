package io.stoa.connectors.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Builds addresses below a base, everything encoded. Immutable. */
public final class Address {
  private final String text;

  private Address(String text) {
    this.text = text;
  }

  public static Address of(URI base) {
    return new Address(base.toString().replaceFirst("/+$", ""));
  }

  /**
   * Adds segments; a slash within one is encoded, a colon or a tilde is not: Google's methods and
   * names have them.
   */
  public Address path(String... segments) {
    StringBuilder path = new StringBuilder(text);
    for (String segment : segments) {
      path.append('/').append(encoded(segment).replace("%3A", ":").replace("%7E", "~"));
    }
    return new Address(path.toString());
  }

  /** Adds a parameter. */
  public Address query(String name, String value) {
    return new Address(
        text + (text.indexOf('?') < 0 ? '?' : '&') + encoded(name) + "=" + encoded(value));
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  public URI uri() {
    return URI.create(text);
  }
}
