package io.stoa.connector;

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
}
