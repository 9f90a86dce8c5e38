package io.stoa.feed;

import io.stoa.feed.FeedRun.RunFile;
import io.stoa.ledger.LedgerHead;
import java.util.List;

/**
 * What a held run would settle. Stored as a document until a person decides or a newer run takes
 * its place.
 *
 * @param base version of the ledger's head that it was compared with
 * @param next the head that it would settle
 */
record HeldRun(String feed, String run, Way way, long base, LedgerHead next, List<RunFile> files) {
  HeldRun {
    files = List.copyOf(files);
  }
}
