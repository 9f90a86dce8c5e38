package io.stoa.connectors.oauth;

import java.time.Instant;

/**
 * Opens a channel for a while.
 *
 * @param value secret
 */
public record AccessToken(String value, Instant expires) {
  /** Leaves the value out. */
  @Override
  public String toString() {
    return "AccessToken[until " + expires + "]";
  }
}
