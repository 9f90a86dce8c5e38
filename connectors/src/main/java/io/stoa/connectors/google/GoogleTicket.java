package io.stoa.connectors.google;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.Ticket;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;

/**
 * What is waited for after a batch.
 *
 * @param sent when it was sent
 * @param decided places of the items that were answered at once
 */
record GoogleTicket(Instant sent, BitSet decided) {
  /** The JSON of a ticket. */
  record Written(long sent, String decided) {}

  Ticket ticket() {
    String places = Base64.getEncoder().encodeToString(decided.toByteArray());
    return Ticket.written(new Written(sent.getEpochSecond(), places));
  }

  static GoogleTicket of(Ticket ticket) throws DeliveryException {
    Written written = ticket.read(Written.class);
    return new GoogleTicket(
        Instant.ofEpochSecond(written.sent()),
        BitSet.valueOf(Base64.getDecoder().decode(written.decided())));
  }
}
