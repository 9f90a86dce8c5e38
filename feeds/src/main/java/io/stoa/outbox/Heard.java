package io.stoa.outbox;

import io.stoa.connector.ItemAnswer;
import java.util.List;

/**
 * What a channel said of a batch, before it is in the ledger.
 *
 * @param how on which occasion
 */
record Heard(Occasion how, List<ItemAnswer> answers) {
  Heard {
    answers = List.copyOf(answers);
  }

  /** When it was said. */
  enum Occasion {
    /** As the batch was taken. */
    TAKEN,
    /** As it was asked for, and that was all. */
    REPORTED,
    /** As the listings were looked at. */
    SEEN,
    /** Nothing was said until the time was up. */
    SILENCE,
    /** The channel knows nothing of the batch any more. */
    LOST,
    /** By us: the channel can never take it. */
    UNSENDABLE
  }
}
