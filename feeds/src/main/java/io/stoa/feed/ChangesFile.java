package io.stoa.feed;

import io.stoa.connector.ItemAction;
import io.stoa.delta.ItemSink;
import io.stoa.delta.News;
import io.stoa.format.FragmentWriter;
import io.stoa.format.Fragments;
import io.stoa.ledger.LedgerEntry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file that holds only what has changed and what is to be taken away. No file at all when that is
 * nothing.
 */
final class ChangesFile implements ItemSink {
  private final Fragments fragments;
  private final RunFolder folder;
  private @Nullable FragmentWriter writer;

  ChangesFile(Fragments fragments, RunFolder folder) {
    this.fragments = fragments;
    this.folder = folder;
  }

  @Override
  public void send(ItemAction action, LedgerEntry entry, News.Ready content) throws IOException {
    for (byte[] rendered : content.rendered()) {
      write(rendered);
    }
  }

  @Override
  public void delete(LedgerEntry entry) throws IOException {
    write(fragments.deletion(entry.sku()));
  }

  private void write(byte[] rendered) throws IOException {
    FragmentWriter out = writer;
    if (out == null) {
      out = FragmentWriter.open(fragments, folder::nextFile);
      writer = out;
    }
    out.write(rendered);
    folder.countItems(1);
  }

  /** A file that did not arrive is gone with its run: the next one says it again. */
  @Override
  public boolean wantsPendingAgain() {
    return true;
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
