package io.stoa.connector;

import io.stoa.error.Violation;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file did not arrive. The message is for people and holds no secret. */
public class DeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ConnectorError code;
  private final boolean retryable;

  public DeliveryException(
      ConnectorError code, boolean retryable, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.retryable = retryable;
  }

  /** A failure that stays until a person changes something. */
  public static DeliveryException lasting(
      ConnectorError code, String message, @Nullable Throwable cause) {
    return new DeliveryException(code, false, message, cause);
  }

  /** A failure that may pass by itself. */
  public static DeliveryException passing(
      ConnectorError code, String message, @Nullable Throwable cause) {
    return new DeliveryException(code, true, message, cause);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), code.name());
  }

  /** The failure as what is wrong with one setting; rules are lower case. */
  public Violation asViolation(String setting) {
    return Violation.of(setting, code.name().toLowerCase(Locale.ROOT), getMessage());
  }

  public ConnectorError code() {
    return code;
  }

  /** Whether the same delivery may succeed later without anyone changing anything. */
  public boolean retryable() {
    return retryable;
  }
}
