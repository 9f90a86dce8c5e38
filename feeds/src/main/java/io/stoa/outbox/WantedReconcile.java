package io.stoa.outbox;

import java.time.Instant;

/**
 * A comparison of a channel's own list with the ledger that somebody asked for and that has not
 * ended. Stored as a document.
 *
 * @param asked when
 * @param begun how often it was begun, but for those that an outage or a stop ended
 * @param compared whether all that is left is the run that sends again what was gone
 */
public record WantedReconcile(String feed, Instant asked, int begun, boolean compared) {
  WantedReconcile begunAgain() {
    return new WantedReconcile(feed, asked, begun + 1, false);
  }

  WantedReconcile notBegun() {
    return new WantedReconcile(feed, asked, begun - 1, compared);
  }

  WantedReconcile afterComparing() {
    return new WantedReconcile(feed, asked, begun, true);
  }
}
