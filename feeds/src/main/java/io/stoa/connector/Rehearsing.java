package io.stoa.connector;

/** A connector whose channel can say beforehand what it would answer. */
public interface Rehearsing {
  /**
   * What the channel would say of the item; nothing is carried out.
   *
   * @return {@link ItemState#ACCEPTED} or {@link ItemState#REJECTED} with what the channel finds
   */
  ItemAnswer rehearse(Target target, BatchItem item) throws DeliveryException;
}
