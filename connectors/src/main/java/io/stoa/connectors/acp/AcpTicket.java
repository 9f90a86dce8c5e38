package io.stoa.connectors.acp;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.Ticket;
import java.time.Instant;
import java.util.Set;

/**
 * What is waited for after a batch: the receiver only says that it took the products over.
 *
 * @param sent in seconds since 1970
 * @param decided SKUs that were answered at once
 */
record AcpTicket(long sent, Set<String> decided) {
  AcpTicket {
    decided = Set.copyOf(decided);
  }

  static Ticket of(Instant sent, Set<String> decided) {
    return Ticket.written(new AcpTicket(sent.getEpochSecond(), decided));
  }

  static AcpTicket of(Ticket ticket) throws DeliveryException {
    return ticket.read(AcpTicket.class);
  }

  Instant at() {
    return Instant.ofEpochSecond(sent);
  }
}
