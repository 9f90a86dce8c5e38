package io.stoa.connectors.mail;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connectors.network.OneLine;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Says what an exception of the mail library means to whoever set up the delivery. */
final class MailFailure {
  private static final int NOT_NOW = 400;
  private static final int NEVER = 500;

  private MailFailure() {}

  static DeliveryException unreachable(MailSettings settings, IOException cause) {
    return DeliveryException.passing(
        ConnectorError.DESTINATION_UNREACHABLE,
        "The mail server %s:%d cannot be reached: %s"
            .formatted(settings.host(), settings.port(), OneLine.of(cause)),
        cause);
  }

  static DeliveryException unprotected(MailSettings settings, Exception cause) {
    return DeliveryException.lasting(
        ConnectorError.DESTINATION_NOT_TRUSTED,
        "The mail server %s:%d does not encrypt (%s): %s"
            .formatted(
                settings.host(), settings.port(), settings.encryption().text(), OneLine.of(cause)),
        cause);
  }

  static DeliveryException of(MailSettings settings, MessagingException cause) {
    if (cause instanceof AuthenticationFailedException) {
      return DeliveryException.lasting(
          ConnectorError.AUTHENTICATION_FAILED,
          "The mail server %s does not let the user '%s' in with this password."
              .formatted(settings.host(), settings.user()),
          null);
    }
    if (String.valueOf(cause.getMessage()).contains("STARTTLS") || causedByTls(cause)) {
      return unprotected(settings, cause);
    }
    String message =
        "The mail server %s did not take the mail: %s"
            .formatted(settings.host(), OneLine.of((Object) words(cause)));
    int code = code(cause).orElse(NOT_NOW);
    return code >= NEVER
        ? DeliveryException.lasting(ConnectorError.DESTINATION_REFUSED, message, cause)
        : DeliveryException.passing(ConnectorError.DESTINATION_UNREACHABLE, message, cause);
  }

  /** The codes are those of RFC 5321, section 4.2. */
  private static OptionalInt code(MessagingException failure) {
    OptionalInt worst = OptionalInt.empty();
    for (Exception e = failure; e instanceof MessagingException one; e = one.getNextException()) {
      int code = -1;
      if (one instanceof SMTPAddressFailedException address) {
        code = address.getReturnCode();
      } else if (one instanceof SMTPSenderFailedException sender) {
        code = sender.getReturnCode();
      } else if (one instanceof SMTPSendFailedException send) {
        code = send.getReturnCode();
      }
      if (code > worst.orElse(-1)) {
        worst = OptionalInt.of(code);
      }
    }
    return worst;
  }

  private static String words(MessagingException failure) {
    StringBuilder words = new StringBuilder();
    for (Exception e = failure; e != null; ) {
      words.append(words.isEmpty() ? "" : " ").append(OneLine.of((Throwable) e));
      e = e instanceof MessagingException one ? one.getNextException() : null;
    }
    return words.toString();
  }

  private static boolean causedByTls(MessagingException failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SSLException) {
        return true;
      }
    }
    return false;
  }
}
