package io.stoa.connectors.s3;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connectors.network.OneLine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what an exception of the S3 client means to whoever set up the delivery. */
final class S3Failure {
  private S3Failure() {}

  static DeliveryException of(String what, SdkException cause, S3Settings settings) {
    DeliveryException known = find(DeliveryException.class, cause);
    if (known != null) {
      return known;
    }
    if (cause instanceof AwsServiceException answer) {
      return answered(what, answer, settings);
    }
    String message =
        "%s: the store %s cannot be reached: %s"
            .formatted(what, settings.place(), OneLine.of((Throwable) cause));
    return find(SSLException.class, cause) == null
        ? DeliveryException.passing(ConnectorError.DESTINATION_UNREACHABLE, message, cause)
        : DeliveryException.lasting(ConnectorError.DESTINATION_NOT_TRUSTED, message, cause);
  }

  /** By https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html. */
  private static DeliveryException answered(
      String what, AwsServiceException answer, S3Settings settings) {
    AwsErrorDetails details = answer.awsErrorDetails();
    String code = details == null ? "" : String.valueOf(details.errorCode());
    String said = details == null ? "" : String.valueOf(details.errorMessage());
    String message =
        "%s: the store answered %s (%d) %s"
            .formatted(what, code, answer.statusCode(), OneLine.of((Object) said));
    return switch (code) {
      case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "RequestTimeTooSkewed" ->
          // What it says of a signature repeats what was signed.
          DeliveryException.lasting(
              ConnectorError.AUTHENTICATION_FAILED,
              "The store %s does not accept the access key '%s' with this secret key (%s)."
                  .formatted(settings.place(), settings.accessKey(), code),
              null);
      case "QuotaExceeded", "XMinioStorageFull", "EntityTooLarge" ->
          DeliveryException.lasting(ConnectorError.OUT_OF_SPACE, message, answer);
      case "BadDigest", "RequestTimeout", "SlowDown", "ThrottlingException" ->
          DeliveryException.passing(ConnectorError.DESTINATION_REFUSED, message, answer);
      default ->
          answer.statusCode() >= 500 || answer.statusCode() == 429
              ? DeliveryException.passing(ConnectorError.DESTINATION_UNREACHABLE, message, answer)
              : DeliveryException.lasting(ConnectorError.DESTINATION_REFUSED, message, answer);
    };
  }

  private static <T> @Nullable T find(Class<T> kind, Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return kind.cast(t);
      }
    }
    return null;
  }
}
