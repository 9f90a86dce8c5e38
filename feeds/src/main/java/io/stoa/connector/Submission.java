package io.stoa.connector;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the channel said when it was sent a batch.
 *
 * @param answers for the items that it decided at once
 * @param ticket to ask for the others with, null when there is nothing to ask for
 * @param askAfter how long to wait before the ticket is polled
 */
public record Submission(List<ItemAnswer> answers, @Nullable Ticket ticket, Duration askAfter) {
  public Submission {
    answers = List.copyOf(answers);
  }

  /** Everything is decided. */
  public static Submission answered(List<ItemAnswer> answers) {
    return new Submission(answers, null, Duration.ZERO);
  }

  /** Nothing is decided yet. */
  public static Submission received(Ticket ticket, Duration askAfter) {
    return new Submission(List.of(), ticket, askAfter);
  }
}
