package io.stoa.connectors.httpupload;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connectors.network.Endurance;
import io.stoa.connectors.tls.CertificatePins;
import java.util.List;

/** What the HTTP connector says of itself. */
final class HttpUploadDescription {
  static final String URL = "url";
  static final String METHOD = "method";
  static final String TOKEN = "token";
  static final String USER = "user";
  static final String PASSWORD = "password";
  static final String SIGNING_SECRET = "signingSecret";
  static final String SIGNATURE_HEADER = "signatureHeader";
  static final String TIMESTAMP_HEADER = "timestampHeader";
  static final String IDEMPOTENCY_HEADER = "idempotencyHeader";
  static final String HEADERS = "headers";
  static final String EXPECTED_STATUS = "expectedStatus";

  /** In seconds. */
  static final int LONGEST_TIMEOUT = 3_600;

  static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          "http",
          "HTTP request",
          "Sends the file as the body of a PUT or POST request, signed if you like.",
          List.of(
              Setting.required(
                      URL,
                      "Address",
                      Kind.TEXT,
                      "Such as https://example.com/in/{file}. {file}, {feed} and {run} are filled"
                          + " in. Public machines are only spoken to over https.")
                  .asAddress(),
              Setting.withFallback(METHOD, "Method", Kind.TEXT, "PUT", "PUT or POST."),
              CertificatePins.setting(),
              Setting.optional(
                  TOKEN, "Bearer token", Kind.SECRET, "Sent in the header Authorization."),
              Setting.optional(USER, "User", Kind.TEXT, "For basic authentication."),
              Setting.optional(PASSWORD, "Password", Kind.SECRET, "Of that user."),
              Setting.optional(
                  SIGNING_SECRET,
                  "Signing secret",
                  Kind.SECRET,
                  "Shared with the receiver, who can see by it that the file is from here and"
                      + " whole: HMAC-SHA256 over the timestamp, a dot and the body."),
              Setting.withFallback(
                  SIGNATURE_HEADER,
                  "Signature header",
                  Kind.TEXT,
                  "X-Stoa-Signature",
                  "Holds sha256= and the signature in hexadecimal."),
              Setting.withFallback(
                  TIMESTAMP_HEADER,
                  "Timestamp header",
                  Kind.TEXT,
                  "X-Stoa-Timestamp",
                  "Holds the seconds since 1970 that are signed; a receiver refuses old ones."),
              Setting.withFallback(
                  IDEMPOTENCY_HEADER,
                  "Idempotency header",
                  Kind.TEXT,
                  "Idempotency-Key",
                  "The same for every attempt to deliver this file of this run, so that a receiver"
                      + " can tell repetitions."),
              Setting.optional(
                  HEADERS,
                  "Further headers",
                  Kind.MULTILINE_SECRET,
                  "One a line, such as X-Api-Key: 123."),
              Setting.withFallback(
                  EXPECTED_STATUS,
                  "Expected status",
                  Kind.TEXT,
                  "200-299",
                  "Which answers mean that the file arrived, such as 200,202 or 200-299."),
              Endurance.timeoutSetting(
                  "How long one attempt may take in all", 300, LONGEST_TIMEOUT),
              Endurance.attemptsSetting()));

  private HttpUploadDescription() {}
}
