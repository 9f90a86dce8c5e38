package io.stoa.connectors.amazon;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemRef;
import io.stoa.connector.Ticket;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * By which a feed is asked for.
 *
 * @param batch key of the batch
 * @param feeds ids: one that is known to be it, or those that may be it
 * @param sent messages in it
 * @param unsent numbers of the batch's items that were refused before it was sent: a set of bits in
 *     Base64
 * @param sure whether it is known to be it
 */
record AmazonTicket(String batch, List<String> feeds, int sent, String unsent, boolean sure) {
  AmazonTicket {
    feeds = List.copyOf(feeds);
  }

  /**
   * @param numbers of the items that are in the feed
   */
  static AmazonTicket of(String batch, List<String> feeds, Set<Integer> numbers, boolean sure) {
    BitSet unsent = new BitSet();
    int last = numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
    unsent.set(1, last + 1);
    numbers.forEach(unsent::clear);
    String bits = Base64.getEncoder().encodeToString(unsent.toByteArray());
    return new AmazonTicket(batch, feeds, numbers.size(), bits, sure);
  }

  /** The items that are in the feed, by number. */
  Map<Integer, ItemRef> sentOf(List<ItemRef> items) {
    BitSet bits = BitSet.valueOf(Base64.getDecoder().decode(unsent));
    Map<Integer, ItemRef> numbered = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      if (!bits.get(i + 1)) {
        numbered.put(i + 1, items.get(i));
      }
    }
    return numbered;
  }

  Ticket ticket() {
    return Ticket.written(this);
  }

  static AmazonTicket of(Ticket ticket) throws DeliveryException {
    return ticket.read(AmazonTicket.class);
  }
}
