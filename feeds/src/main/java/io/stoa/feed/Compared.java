package io.stoa.feed;

import io.stoa.delta.Difference;
import io.stoa.feed.FeedRun.Outcome;
import io.stoa.feed.FeedRun.RunFile;
import io.stoa.ledger.LedgerHead;
import io.stoa.ledger.Ledgers;
import java.util.List;
import java.util.Map;

/**
 * What a run found and would settle; nothing has been told to anybody.
 *
 * @param base the ledger as it was
 * @param next the ledger as it will be
 * @param must whether the destination has to be told even when nothing is different: it never was,
 *     nobody knows whether the last delivery arrived, or what surrounds the items has changed
 * @param lost items that the destination loses though nobody planned it
 * @param before how many items the destination has
 * @param items how many items a whole file has
 * @param files that were written
 */
record Compared(
    Way way,
    Ledgers.Opened base,
    LedgerHead next,
    Difference difference,
    boolean must,
    long lost,
    long before,
    long items,
    Map<Outcome, Long> counts,
    List<RunFile> files) {
  Compared {
    counts = Map.copyOf(counts);
    files = List.copyOf(files);
  }
}
