package io.stoa.delta;

import io.stoa.format.FileFormat;
import io.stoa.format.FragmentReader;
import io.stoa.format.FragmentWriter;
import io.stoa.format.Fragments;
import io.stoa.format.ItemWriter;
import io.stoa.format.Layout;
import io.stoa.format.Parts;
import io.stoa.ledger.LedgerEntry;
import io.stoa.requirement.Item;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A whole file in the making: items that were rendered, and items taken over from the last file,
 * all in the order of their keys. For one run and one thread.
 */
public final class WholeFileOutput implements Closeable {
  private final ItemWriter writer;
  private final @Nullable FragmentWriter fragments;
  private final @Nullable FragmentReader last;
  private final IntConsumer counting;
  private long items;

  private WholeFileOutput(
      ItemWriter writer,
      @Nullable FragmentWriter fragments,
      @Nullable FragmentReader last,
      IntConsumer counting) {
    this.writer = writer;
    this.fragments = fragments;
    this.last = last;
    this.counting = counting;
  }

  /**
   * @param last the file that the destination has, null when all items are rendered anew
   * @param counting is told of items after they were written to the newest of the parts
   */
  public static WholeFileOutput open(
      FileFormat format,
      Layout layout,
      Parts parts,
      @Nullable FragmentReader last,
      IntConsumer counting)
      throws IOException {
    Fragments fragments = format.fragments(layout).orElse(null);
    if (fragments == null) {
      return new WholeFileOutput(format.open(layout, parts), null, null, counting);
    }
    FragmentWriter writer = FragmentWriter.open(fragments, parts);
    return new WholeFileOutput(writer, writer, last, counting);
  }

  /** How many items it has. */
  long items() {
    return items;
  }

  /** Writes the item; gives how long it is, 0 where the format does not let one know. */
  long write(News.Ready ready) throws IOException {
    if (fragments == null) {
      for (Item item : ready.items()) {
        writer.write(item);
        count(1);
      }
      return 0;
    }
    for (byte[] rendered : ready.rendered()) {
      fragments.write(rendered);
      count(1);
    }
    return ready.bytes();
  }

  /** Leaves out what the last file has of the entry. */
  void skip(LedgerEntry old) throws IOException {
    if (last != null && old.rows() > 0) {
      last.skip(old.rows(), old.bytes());
    }
  }

  /** Takes over items that stand together in the last file. */
  void copy(int rows, long bytes) throws IOException {
    if (rows > 0) {
      if (last == null || fragments == null) {
        throw new IllegalStateException("Without the last file all items are rendered anew");
      }
      last.copy(rows, bytes, fragments);
      count(rows);
    }
  }

  private void count(int more) {
    items += more;
    counting.accept(more);
  }

  @Override
  public void close() throws IOException {
    try {
      writer.close();
    } finally {
      if (last != null) {
        last.close();
      }
    }
  }
}
