package io.stoa.connectors.httpupload;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.network.Endurance;
import io.stoa.connectors.tls.CertificatePins;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settings of a web address that takes files, read and checked.
 *
 * @param url with placeholders
 * @param authorization value of that header, where there is one
 * @param signingSecret where the file is to be signed
 * @param idempotencyHeader empty for none
 */
record HttpUploadSettings(
    String url,
    String method,
    List<String> pins,
    Optional<String> authorization,
    Optional<String> signingSecret,
    String signatureHeader,
    String timestampHeader,
    String idempotencyHeader,
    Map<String, String> headers,
    StatusCodes expected,
    Endurance endurance,
    List<String> secrets) {
  private static final String BASIC = "Basic ";
  private static final List<String> METHODS = List.of("PUT", "POST");

  static CheckedSettings<HttpUploadSettings> read(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(HttpUploadDescription.DESCRIPTION, settings);
    checkUrl(reader);
    String method = reader.text(HttpUploadDescription.METHOD);
    if (!METHODS.contains(method)) {
      reader.reject(HttpUploadDescription.METHOD, "method", "Must be PUT or POST.");
    }
    List<String> pins = CertificatePins.read(reader);
    Optional<String> authorization = authorization(reader);
    String secret = reader.text(HttpUploadDescription.SIGNING_SECRET);
    String signatureHeader = HeaderLines.name(reader, HttpUploadDescription.SIGNATURE_HEADER);
    String timestampHeader = HeaderLines.name(reader, HttpUploadDescription.TIMESTAMP_HEADER);
    String idempotencyHeader = HeaderLines.name(reader, HttpUploadDescription.IDEMPOTENCY_HEADER);
    Map<String, String> headers = HeaderLines.lines(reader, HttpUploadDescription.HEADERS);
    Optional<StatusCodes> expected =
        StatusCodes.parse(reader.text(HttpUploadDescription.EXPECTED_STATUS));
    if (expected.isEmpty()) {
      reader.reject(
          HttpUploadDescription.EXPECTED_STATUS,
          "status",
          "Must be status codes such as 200,202 or 200-299.");
    }
    Endurance endurance = Endurance.read(reader, HttpUploadDescription.LONGEST_TIMEOUT);
    return CheckedSettings.of(
        reader,
        () ->
            new HttpUploadSettings(
                reader.text(HttpUploadDescription.URL),
                method,
                pins,
                authorization,
                Optional.of(secret).filter(text -> !text.isEmpty()),
                signatureHeader,
                timestampHeader,
                idempotencyHeader,
                headers,
                expected.orElseThrow(),
                endurance,
                secrets(reader, headers)));
  }

  private static void checkUrl(SettingsReader reader) {
    String url = reader.text(HttpUploadDescription.URL);
    if (url.isEmpty()) {
      return;
    }
    try {
      URI uri = new URI(fill(url, "file", "feed", "run"));
      String scheme = String.valueOf(uri.getScheme());
      if ((scheme.equals("https") || scheme.equals("http"))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && uri.getRawAuthority().equals(new URI(fill(url, "x", "x", "x")).getRawAuthority())) {
        return;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    reader.reject(
        HttpUploadDescription.URL,
        "url",
        "Must be an address such as https://example.com/in/{file}, without user, and with"
            + " placeholders only after the host.");
  }

  private static Optional<String> authorization(SettingsReader reader) {
    String token = reader.text(HttpUploadDescription.TOKEN);
    String user = reader.text(HttpUploadDescription.USER);
    String password = reader.text(HttpUploadDescription.PASSWORD);
    if (!token.isEmpty() && !user.isEmpty()) {
      reader.reject(
          HttpUploadDescription.USER, "credentials", "Give either a bearer token or a user.");
    }
    if (user.isEmpty() != password.isEmpty()) {
      reader.reject(
          HttpUploadDescription.PASSWORD, "credentials", "User and password go together.");
    }
    if (user.indexOf(':') >= 0) {
      reader.reject(
          HttpUploadDescription.USER, "user", "Basic authentication knows no colon in a user.");
    }
    if (!token.isEmpty()) {
      return Optional.of("Bearer " + token);
    }
    String both = user + ":" + password;
    return user.isEmpty()
        ? Optional.empty()
        : Optional.of(
            BASIC + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether a user with a password signs in. */
  boolean isOfUser() {
    return authorization.filter(value -> value.startsWith(BASIC)).isPresent();
  }

  private static List<String> secrets(SettingsReader reader, Map<String, String> headers) {
    return Stream.concat(
            Stream.of(
                    HttpUploadDescription.TOKEN,
                    HttpUploadDescription.PASSWORD,
                    HttpUploadDescription.SIGNING_SECRET)
                .map(reader::text),
            headers.values().stream())
        .filter(secret -> !secret.isEmpty())
        .toList();
  }

  /** The address for this file. */
  URI address(String file, String feed, String run) {
    return URI.create(fill(url, file, feed, run));
  }

  private static String fill(String url, String file, String feed, String run) {
    return url.replace("{feed}", encoded(feed))
        .replace("{run}", encoded(run))
        .replace("{file}", encoded(file));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Never the secrets. */
  @Override
  public String toString() {
    return method + " " + url;
  }
}
