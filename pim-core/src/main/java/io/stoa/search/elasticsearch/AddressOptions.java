package io.stoa.search.elasticsearch;

import co.elastic.clients.transport.TransportUtils;
import io.stoa.error.StoaException;
import java.io.File;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.apache.http.Header;
import org.apache.http.message.BasicHeader;

/**
 * What may stand behind the question mark of an address, joined by {@code &}.
 *
 * <ul>
 *   <li>{@code ca=/path/http_ca.crt}: the authority that vouches for the cluster, as PEM
 *   <li>{@code fingerprint=…}: SHA-256 of that authority's certificate in hex, which a cluster
 *       prints when it is set up
 *   <li>{@code api-key=…}: in its encoded form, in place of a user
 * </ul>
 */
record AddressOptions(Map<String, String> values) {
  private static final String CA = "ca";
  private static final String FINGERPRINT = "fingerprint";
  private static final String API_KEY = "api-key";
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/=_-]+");

  /**
   * Reads them; the empty text has none.
   *
   * @throws StoaException {@code INVALID} when one is unknown
   */
  static AddressOptions parse(String text) {
    Map<String, String> values = new HashMap<>();
    for (String option : text.isEmpty() ? new String[0] : text.split("&", -1)) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      if (equals < 0 || !Set.of(CA, FINGERPRINT, API_KEY).contains(name)) {
        throw ClusterAddress.invalid("behind the ? stand ca=, fingerprint= and api-key=");
      }
      values.put(name, decoded(option.substring(equals + 1)));
    }
    return new AddressOptions(values);
  }

  /** A plus is one: it stands in keys, and nobody writes a space that way here. */
  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ClusterAddress.invalid("a % stands before two hex digits");
    }
  }

  /** What vouches for the hosts, when it is named. */
  Optional<SSLContext> trust() {
    String ca = values.get(CA);
    String fingerprint = values.get(FINGERPRINT);
    if (ca != null && fingerprint != null) {
      throw ClusterAddress.invalid("it has either ca or fingerprint");
    }
    if (ca != null) {
      return Optional.of(ofFile(ca));
    }
    return Optional.ofNullable(fingerprint).map(AddressOptions::ofFingerprint);
  }

  private static SSLContext ofFile(String ca) {
    try {
      return TransportUtils.sslContextFromHttpCaCrt(new File(ca));
    } catch (IOException | RuntimeException e) {
      throw ClusterAddress.invalid("no certificate could be read from " + ca);
    }
  }

  private static SSLContext ofFingerprint(String fingerprint) {
    String hex = fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
    if (!SHA256.matcher(hex).matches()) {
      throw ClusterAddress.invalid("a fingerprint is SHA-256 in 64 hex digits");
    }
    return TransportUtils.sslContextFromCaFingerprint(hex);
  }

  /** How a program signs in by a key. */
  Optional<Header> apiKey() {
    String key = values.get(API_KEY);
    if (key != null && !KEY.matcher(key).matches()) {
      throw ClusterAddress.invalid("an api-key stands there in its encoded form");
    }
    return Optional.ofNullable(key).map(k -> new BasicHeader("Authorization", "ApiKey " + k));
  }

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "AddressOptions" + values.keySet();
  }
}
