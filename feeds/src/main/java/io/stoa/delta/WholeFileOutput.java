package io.stoa.delta;

import io.stoa.format.FileFormat;
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
 * all in the order of their keys. One that would be the last file once more is not written. For one
 * run and one thread.
 */
public final class WholeFileOutput implements Closeable {
  private final FileFormat format;
  private final Layout layout;
  private final Parts parts;
  private final @Nullable LastFile last;
  private final IntConsumer counting;
  private @Nullable ItemWriter writer;
  private long items;
  private int keptItems;
  private long keptBytes;

  private WholeFileOutput(
      FileFormat format,
      Layout layout,
      Parts parts,
      @Nullable LastFile last,
      IntConsumer counting) {
    this.format = format;
    this.layout = layout;
    this.parts = parts;
    this.last = last;
    this.counting = counting;
  }

  /**
   * @param last the file that the destination has, null when all items are rendered anew; is closed
   *     with this
   * @param counting is told of items after they were written to the newest of the parts
   */
  public static WholeFileOutput open(
      FileFormat format, Layout layout, Parts parts, @Nullable LastFile last, IntConsumer counting)
      throws IOException {
    WholeFileOutput output = new WholeFileOutput(format, layout, parts, last, counting);
    if (last == null) {
      output.writer();
    }
    return output;
  }

  private ItemWriter writer() throws IOException {
    ItemWriter begun = writer;
    if (begun == null) {
      Fragments fragments = format.fragments(layout).orElse(null);
      begun =
          fragments == null ? format.open(layout, parts) : FragmentWriter.open(fragments, parts);
      writer = begun;
    }
    return begun;
  }

  /** How many items it has. */
  long items() {
    return items;
  }

  /** Writes the item; gives how long it is, 0 where the format does not let one know. */
  long write(News.Ready ready) throws IOException {
    takeOver();
    items += ready.items().size();
    if (writer() instanceof FragmentWriter fragments) {
      for (byte[] rendered : ready.rendered()) {
        fragments.write(rendered);
        counting.accept(1);
      }
      return ready.bytes();
    }
    for (Item item : ready.items()) {
      writer().write(item);
      counting.accept(1);
    }
    return 0;
  }

  /** Leaves out what the last file has of the entry. */
  void skip(LedgerEntry old) throws IOException {
    if (last != null && old.rows() > 0) {
      takeOver();
      last.skip(old.rows(), old.bytes());
    }
  }

  /** Whether items of the last file can be taken over. */
  boolean takesOver() {
    return last != null;
  }

  /** Takes over items that stand together in the last file. */
  void copy(int more, long bytes) {
    if (more > 0) {
      if (last == null) {
        throw new IllegalStateException("Without the last file all items are rendered anew");
      }
      items += more;
      keptItems += more;
      keptBytes += bytes;
    }
  }

  /** What stands together is copied together, and only once something else than that is wanted. */
  private void takeOver() throws IOException {
    ItemWriter begun = writer();
    if (last != null && keptItems > 0 && begun instanceof FragmentWriter fragments) {
      last.copy(keptItems, keptBytes, fragments);
      counting.accept(keptItems);
    }
    keptItems = 0;
    keptBytes = 0;
  }

  /**
   * To be called when all items are in it and before it is closed.
   *
   * @param anyway whether it is wanted though it is the last file once more
   * @throws Comparison.NeedsEverything when the last file is not what it was
   */
  void finish(boolean anyway) throws IOException {
    if (last != null && (anyway || writer != null)) {
      takeOver();
      last.finish();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (writer != null) {
        writer.close();
      }
    } finally {
      if (last != null) {
        last.close();
      }
    }
  }
}
