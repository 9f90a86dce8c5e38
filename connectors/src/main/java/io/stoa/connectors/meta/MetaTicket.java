package io.stoa.connectors.meta;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.Ticket;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;

/**
 * What Meta is asked by for a batch.
 *
 * @param handles of the batch at Meta
 * @param refused places of the items that were refused when the batch came in: what Meta says later
 *     is not about them
 */
record MetaTicket(List<String> handles, BitSet refused) {
  MetaTicket {
    handles = List.copyOf(handles);
  }

  /** The JSON of a ticket. */
  record Written(List<String> handles, String refused) {}

  Ticket ticket() {
    String places = Base64.getEncoder().encodeToString(refused.toByteArray());
    return Ticket.written(new Written(handles, places));
  }

  static MetaTicket of(Ticket ticket) throws DeliveryException {
    Written written = ticket.read(Written.class);
    return new MetaTicket(
        written.handles(), BitSet.valueOf(Base64.getDecoder().decode(written.refused())));
  }
}
