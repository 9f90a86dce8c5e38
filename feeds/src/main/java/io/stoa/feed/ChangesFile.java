package io.stoa.feed;

import io.stoa.connector.ItemAction;
import io.stoa.delta.ItemSink;
import io.stoa.delta.News;
import io.stoa.format.FragmentWriter;
import io.stoa.format.Fragments;
import io.stoa.ledger.LedgerEntry;
import io.stoa.requirement.Item;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file that holds only what has changed and what is to be taken away. No file at all when that is
 * nothing.
 */
final class ChangesFile implements ItemSink {
  private final Fragments fragments;
  private final RunFolder folder;
  private final @Nullable SpokenChanges spoken;
  private @Nullable FragmentWriter writer;

  /**
   * @param spoken null where the format has a word of its own for taking an item away
   */
  ChangesFile(Fragments fragments, RunFolder folder, @Nullable SpokenChanges spoken) {
    this.spoken = spoken;
    this.fragments = fragments;
    this.folder = folder;
  }

  @Override
  public void send(ItemAction action, LedgerEntry entry, News.Ready content) throws IOException {
    if (spoken == null) {
      for (byte[] rendered : content.rendered()) {
        write(rendered);
      }
      return;
    }
    for (Item item : content.items()) {
      write(fragments.item(spoken.sent(item, action)));
    }
  }

  @Override
  public void delete(LedgerEntry entry) throws IOException {
    if (spoken == null) {
      write(fragments.deletion(entry.sku()));
      return;
    }
    Item gone = spoken.gone(entry);
    if (gone != null) {
      write(fragments.item(gone));
    }
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
