package io.stoa.connectors.s3;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connectors.network.Endurance;
import io.stoa.connectors.tls.CertificatePins;
import java.util.List;

/** What the S3 connector says of itself. */
final class S3Description {
  static final String ENDPOINT = "endpoint";
  static final String REGION = "region";
  static final String BUCKET = "bucket";
  static final String PREFIX = "prefix";
  static final String PATH_STYLE = "pathStyle";
  static final String ACCEPT_UNENCRYPTED = "acceptUnencrypted";
  static final String ACCESS_KEY = "accessKey";
  static final String SECRET_KEY = "secretKey";
  static final String PART_MEGABYTES = "partMegabytes";

  /** In seconds. */
  static final int LONGEST_TIMEOUT = 600;

  static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          "s3",
          "S3 bucket",
          "Puts the file into a bucket of Amazon S3 or of a store that speaks its language (MinIO,"
              + " Ceph, Cloudflare R2, Google Cloud Storage and others). It is seen there once it is"
              + " whole.",
          List.of(
              Setting.optional(
                      ENDPOINT,
                      "Endpoint",
                      Kind.TEXT,
                      "Address of the store, such as https://minio.example.com:9000. Empty for"
                          + " Amazon S3.")
                  .asAddress(),
              Setting.withFallback(
                      REGION,
                      "Region",
                      Kind.TEXT,
                      "us-east-1",
                      "Such as eu-central-1; stores that know no regions take us-east-1 or auto.")
                  .asAddress(),
              Setting.required(BUCKET, "Bucket", Kind.TEXT, "Its name; it must exist.").asAddress(),
              Setting.optional(
                  PREFIX,
                  "Prefix",
                  Kind.TEXT,
                  "Stands before the file's name, such as exports/eu. Empty: the top of the"
                      + " bucket."),
              Setting.withFallback(
                  PATH_STYLE,
                  "Bucket in the path",
                  Kind.YES_NO,
                  "false",
                  "Yes where the store has no host name for each bucket, as MinIO mostly."),
              CertificatePins.setting(),
              Setting.withFallback(
                      ACCEPT_UNENCRYPTED,
                      "Accept no encryption",
                      Kind.YES_NO,
                      "false",
                      "With an endpoint of http:// anybody on the way can read and change the file;"
                          + " the secret key is not sent. Say yes only if that is really wanted.")
                  .asAddress(),
              Setting.required(ACCESS_KEY, "Access key id", Kind.TEXT, "Who writes."),
              Setting.required(SECRET_KEY, "Secret access key", Kind.SECRET, "Of that key id."),
              Setting.withFallback(
                  PART_MEGABYTES,
                  "Part in megabytes",
                  Kind.NUMBER,
                  "16",
                  "Larger files go in parts of this size, 5 to 1000."),
              Endurance.timeoutSetting(
                  "How long to wait for an answer of the store", 60, LONGEST_TIMEOUT),
              Endurance.attemptsSetting()));

  private S3Description() {}
}
