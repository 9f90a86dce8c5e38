package io.stoa.connector;

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

  public ConnectorError code() {
    return code;
  }

  /** Whether the same delivery may succeed later without anyone changing anything. */
  public boolean retryable() {
    return retryable;
  }
}
