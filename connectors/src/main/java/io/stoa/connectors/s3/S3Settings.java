package io.stoa.connectors.s3;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.network.Endurance;
import io.stoa.connectors.tls.CertificatePins;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Settings of a bucket, read and checked.
 *
 * @param endpoint empty for Amazon's in the region
 * @param prefix empty, or ends with a slash
 * @param partBytes what is larger goes in parts of this size
 */
record S3Settings(
    Optional<URI> endpoint,
    String region,
    String bucket,
    String prefix,
    boolean pathStyle,
    List<String> pins,
    String accessKey,
    String secretKey,
    long partBytes,
    Endurance endurance) {
  private static final long MEGABYTE = 1024 * 1024;
  private static final int LONGEST_KEY_BEFORE_NAME = 800;

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; other stores let
  // capitals and underscores through.
  private static final Pattern BUCKET =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

  static CheckedSettings<S3Settings> read(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(S3Description.DESCRIPTION, settings);
    Optional<URI> endpoint = endpoint(reader);
    String region = form(reader, S3Description.REGION, REGION, "A region has only a-z, 0-9 and -.");
    String bucket =
        form(
            reader,
            S3Description.BUCKET,
            BUCKET,
            "A bucket's name has 3 to 63 letters, digits, dots, hyphens and underscores.");
    String prefix = prefix(reader);
    boolean pathStyle = reader.yesNo(S3Description.PATH_STYLE);
    List<String> pins = CertificatePins.read(reader);
    int part = reader.number(S3Description.PART_MEGABYTES, 5, 1_000);
    Endurance endurance = Endurance.read(reader, S3Description.LONGEST_TIMEOUT);
    return CheckedSettings.of(
        reader,
        () ->
            new S3Settings(
                endpoint,
                region,
                bucket,
                prefix,
                pathStyle,
                pins,
                reader.text(S3Description.ACCESS_KEY),
                reader.text(S3Description.SECRET_KEY),
                part * MEGABYTE,
                endurance));
  }

  private static Optional<URI> endpoint(SettingsReader reader) {
    boolean accepted = reader.yesNo(S3Description.ACCEPT_UNENCRYPTED);
    String text = reader.text(S3Description.ENDPOINT);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<URI> uri = uri(text);
    if (uri.isEmpty()) {
      reader.reject(
          S3Description.ENDPOINT,
          "endpoint",
          "Must be an address such as https://minio.example.com:9000, without user or query.");
    } else if (!"https".equalsIgnoreCase(uri.get().getScheme()) && !accepted) {
      reader.reject(
          S3Description.ACCEPT_UNENCRYPTED,
          "unencrypted",
          "Over http:// anybody on the way can read and change the file. Say yes here if that is"
              + " really wanted, or give an https:// endpoint.");
    }
    return uri;
  }

  private static Optional<URI> uri(String text) {
    try {
      URI uri = new URI(text.replaceFirst("/+$", ""));
      String scheme = String.valueOf(uri.getScheme());
      boolean good =
          (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null;
      return good ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String form(SettingsReader reader, String setting, Pattern form, String message) {
    String text = reader.text(setting);
    if (!text.isEmpty() && !form.matcher(text).matches()) {
      reader.reject(setting, setting, message);
    }
    return text;
  }

  private static String prefix(SettingsReader reader) {
    String text = reader.text(S3Description.PREFIX).replaceAll("^/+|/+$", "");
    if (text.length() > LONGEST_KEY_BEFORE_NAME || List.of(text.split("/", -1)).contains("..")) {
      reader.reject(
          S3Description.PREFIX,
          "prefix",
          "A prefix has at most %d characters and no '..'.".formatted(LONGEST_KEY_BEFORE_NAME));
    }
    return text.isEmpty() ? "" : text + "/";
  }

  String key(String name) {
    return prefix + name;
  }

  /** Where the file is, for people. */
  String location(String name) {
    return "s3://%s/%s (%s)".formatted(bucket, key(name), place());
  }

  /** The store, for people. */
  String place() {
    return endpoint.map(URI::toString).orElse("Amazon S3, " + region);
  }

  /** Never the secrets. */
  @Override
  public String toString() {
    return location("");
  }
}
