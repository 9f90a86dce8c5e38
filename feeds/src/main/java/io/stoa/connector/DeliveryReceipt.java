package io.stoa.connector;

import org.jspecify.annotations.Nullable;

/**
 * @param location where it is now, for people: a path, an address; no secrets
 * @param bytes how much was taken over
 * @param report to ask with what became of the file's items, see {@link FileReporting}; null when
 *     nothing more is heard of it
 */
public record DeliveryReceipt(String location, long bytes, @Nullable Ticket report) {
  /** Nothing more is heard of it. */
  public DeliveryReceipt(String location, long bytes) {
    this(location, bytes, null);
  }
}
