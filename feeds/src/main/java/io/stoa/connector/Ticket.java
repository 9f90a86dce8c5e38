package io.stoa.connector;

import io.stoa.error.StoaException;
import io.stoa.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * By which the channel is asked for its answers, such as a feed id or a handle.
 *
 * @param text opaque to the run, which stores it; at most 10,000 characters, no secrets
 */
public record Ticket(String text) {
  private static final int LONGEST = 10_000;

  public Ticket {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new IllegalArgumentException("A ticket has 1 to " + LONGEST + " characters");
    }
  }

  /** A ticket whose text is the record as JSON. */
  public static Ticket written(Object parts) {
    return new Ticket(new String(Json.write(parts), StandardCharsets.UTF_8));
  }

  /**
   * What {@link #written} wrote.
   *
   * @throws DeliveryException lasting, {@code REPORT_LOST}, when it is something else
   */
  public <T> T read(Class<T> type) throws DeliveryException {
    try {
      return Json.read(text.getBytes(StandardCharsets.UTF_8), type);
    } catch (StoaException e) {
      throw DeliveryException.lasting(
          ConnectorError.REPORT_LOST, "The ticket is none of this connector's.", e);
    }
  }
}
