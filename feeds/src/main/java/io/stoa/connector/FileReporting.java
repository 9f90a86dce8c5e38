package io.stoa.connector;

import java.time.Duration;
import java.util.List;

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

  /**
   * How items of files stand at the destination, for those that reports leave open.
   *
   * @param target of the feed, secrets in clear
   * @param items up to 1,000
   * @return an answer for each; none when the destination cannot be looked at
   * @throws DeliveryException when nobody knows
   */
  default List<ItemAnswer> standing(Target target, List<ItemRef> items) throws DeliveryException {
    return List.of();
  }
}
