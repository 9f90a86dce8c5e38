package io.stoa.feed;

import io.stoa.range.RangeTerms;
import io.stoa.range.Ranges;
import io.stoa.range.SharedRun;
import io.stoa.range.SharedRuns;

/** Says who makes what a run selects: this process alone, or all nodes. Thread-safe. */
record ShareOut(SharedRuns runs, Ranges ranges, RangeTerms terms) {
  MakeAll of(
      SharedRun run, SelectItems selecting, MakeBatch making, RunFolder folder, RunRecord record) {
    boolean large = terms.from() < Long.MAX_VALUE && selecting.count() >= terms.from();
    return large
        ? new MakeTogether(run, this, selecting, making, folder, record)
        : new MakeHere(selecting, making);
  }

  /** Nobody helps with a run of the feed any more; for who holds the feed. */
  void forget(String feed) {
    runs.close(feed);
    ranges.forgetAll(feed);
  }
}
