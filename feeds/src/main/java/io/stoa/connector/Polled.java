package io.stoa.connector;

import java.time.Duration;
import java.util.List;

/** What the channel said when it was asked for a batch. */
public sealed interface Polled {
  /**
   * The channel is not done.
   *
   * @param askAfter how long to wait before it is asked again
   */
  record Pending(Duration askAfter) implements Polled {}

  /**
   * The channel has said all it will say about the batch.
   *
   * @param answers an item without an answer stays submitted until it is read back
   */
  record Done(List<ItemAnswer> answers) implements Polled {
    public Done {
      answers = List.copyOf(answers);
    }
  }
}
