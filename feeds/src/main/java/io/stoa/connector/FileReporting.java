package io.stoa.connector;

import java.time.Duration;

/**
 * A connector for files whose destination says later what it found in a file. What it finds is
 * brought into the feed's ledger, item by item.
 */
public interface FileReporting {
  /** How long after its delivery a file's report is waited for. */
  Duration patience();

  /**
   * Asks what became of a file.
   *
   * @param target of the feed, secrets in clear
   * @param ticket of the file's {@link DeliveryReceipt}
   * @throws DeliveryException lasting when there will be no report
   */
  FileReport report(Target target, Ticket ticket) throws DeliveryException;
}
