package io.stoa.connectors.tls;

import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connector.SettingsReader;
import io.stoa.digest.Sha256;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Fingerprints of certificates: SHA-256 over the DER form, in hexadecimal. */
public final class CertificatePins {
  /** Under which every connector that has it calls the setting. */
  public static final String SETTING = "certificate";

  public static final String LABEL = "Certificate fingerprint";

  private static final Pattern SHA256 = Pattern.compile("[0-9A-F]{64}");
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

  private CertificatePins() {}

  /** The setting that {@link #read} reads. */
  public static Setting setting() {
    return Setting.optional(
            SETTING,
            LABEL,
            Kind.TEXT,
            "SHA-256 fingerprint of the server's own certificate, as 'openssl x509 -fingerprint"
                + " -sha256' shows it: only this certificate is accepted then, whoever issued it."
                + " Several, with spaces between them, are all accepted. Empty: the certificate must"
                + " be valid for the host and come from a public authority.")
        .asAddress();
  }

  /** The pins, upper case with colons; empty when there are none. */
  public static List<String> read(SettingsReader reader) {
    List<String> digits =
        Arrays.stream(reader.text(SETTING).toUpperCase(Locale.ROOT).split("[,\\s]+", -1))
            .filter(pin -> !pin.isEmpty())
            .map(pin -> pin.replaceFirst("^(SHA256|SHA-256)[:=]", "").replace(":", ""))
            .toList();
    if (!digits.stream().allMatch(pin -> SHA256.matcher(pin).matches())) {
      reader.reject(
          SETTING,
          "fingerprint",
          "A fingerprint is 64 hexadecimal digits, with or without colons.");
      return List.of();
    }
    return digits.stream().map(pin -> COLONS.formatHex(HexFormat.of().parseHex(pin))).toList();
  }

  /** The fingerprint of the certificate, upper case with colons. */
  public static String of(X509Certificate certificate) {
    try {
      return COLONS.formatHex(Sha256.of(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("This certificate was read", e);
    }
  }
}
