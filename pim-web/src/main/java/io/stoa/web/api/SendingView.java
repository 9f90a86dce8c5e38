package io.stoa.web.api;

import io.stoa.outbox.Progress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed's items are on their way.
 *
 * @param at when they were last gone on with
 * @param due when they are to be gone on with; null when nothing is under way
 * @param pause why the channel takes no more for now, such as a quota; null when it does
 * @param trouble what hinders them, for people; null when nothing does
 */
record SendingView(
    Instant at, @Nullable Instant due, @Nullable String pause, @Nullable String trouble) {

  static @Nullable SendingView of(@Nullable Progress progress) {
    return progress == null
        ? null
        : new SendingView(progress.at(), progress.due(), progress.pause(), progress.trouble());
  }
}
