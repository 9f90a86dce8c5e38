package io.stoa.delta;

import io.stoa.connector.ItemConnector;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import java.util.List;

/**
 * Sends items one by one to destinations that take them so: first they are stored during the walk
 * of a run, then, once the ledger has them as pending, sent, asked for and read back; each answer
 * moves an entry of the ledger on. Thread-safe.
 */
public interface ItemSending {
  /**
   * Opens a sink for one run.
   *
   * @param target with the id of the run
   */
  ItemSink open(Target target, ItemConnector connector);

  /** Forgets what a run stored that was stopped before its ledger counted. */
  void discard(Target target);

  /**
   * Sends what is to be sent and takes in answers, of this run and of earlier ones, as far as that
   * can be done now. What is left a later call goes on with, also after the process died.
   *
   * @param target with the id of the run
   */
  Sent send(Target target, ItemConnector connector);

  /**
   * Notes that the destination will report on files that it has got; the reports are asked for
   * later, also after the process died.
   *
   * @param target with the id of the run
   * @param reports to ask with
   * @param whole whether the files had all items, not only what changed
   */
  void expect(Target target, List<Ticket> reports, boolean whole);

  /**
   * What came of it.
   *
   * @param errors what hindered it, for people; empty when all is well or still on its way
   */
  record Sent(List<String> errors) {
    public Sent {
      errors = List.copyOf(errors);
    }
  }
}
