package io.stoa.connectors.ftps;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a connection is protected. */
enum Encryption {
  /** Begins in clear and changes to TLS before anybody signs in (RFC 4217). */
  EXPLICIT("ftpes", 21),
  /** TLS from the first byte. */
  IMPLICIT("ftps", 990),
  /** Not at all. */
  NONE("ftp", 21);

  static final String CHOICES =
      Arrays.stream(values()).map(Encryption::text).collect(Collectors.joining(", "));

  final String scheme;
  final int usualPort;

  Encryption(String scheme, int usualPort) {
    this.scheme = scheme;
    this.usualPort = usualPort;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Encryption> of(String text) {
    return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
  }
}
