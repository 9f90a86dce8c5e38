package io.stoa.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads what stands under keys of a feed and makes items of it. For one run; several threads may do
 * this at once.
 */
final class MakeBatch {
  private final CompiledFeed feed;
  private final Way way;
  private final GatedSubjects gated;
  private final SelectItems selecting;

  MakeBatch(CompiledFeed feed, Way way, FeedSources sources, SelectItems selecting) {
    this.feed = feed;
    this.way = way;
    this.gated = new GatedSubjects(feed, sources);
    this.selecting = selecting;
  }

  /** In the order of the keys; nothing for those that are not there any more. */
  List<Made> of(Keys keys) {
    return of(selecting.load(keys));
  }

  /** Each candidate has what was made of it, in the order given. */
  List<Made> of(List<Candidate> candidates) {
    MakeItems making = maker();
    List<Made> all = new ArrayList<>(candidates.size());
    try {
      for (Candidate candidate : candidates) {
        all.add(making.of(candidate));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** One for one thread. */
  MakeItems maker() {
    return new MakeItems(feed, gated, Rendering.of(way, feed));
  }
}
