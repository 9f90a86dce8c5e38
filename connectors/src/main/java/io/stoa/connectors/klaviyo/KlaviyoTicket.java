package io.stoa.connectors.klaviyo;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.Ticket;
import java.util.List;

/**
 * By which the jobs of a batch are asked for.
 *
 * @param again whether the batch may have arrived more than once
 */
record KlaviyoTicket(String batch, List<Job> jobs, boolean again) {
  KlaviyoTicket {
    jobs = List.copyOf(jobs);
  }

  /**
   * @param places of its items in the batch
   */
  record Job(KlaviyoKind kind, String id, boolean sure, List<Integer> places) {
    Job {
      places = List.copyOf(places);
    }
  }

  Ticket ticket() {
    return Ticket.written(this);
  }

  static KlaviyoTicket of(Ticket ticket) throws DeliveryException {
    return ticket.read(KlaviyoTicket.class);
  }
}
