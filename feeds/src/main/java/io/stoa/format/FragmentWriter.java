package io.stoa.format;

import io.stoa.requirement.Item;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts fragments together to files. For one thread. */
public final class FragmentWriter implements ItemWriter {
  private final Fragments fragments;
  private final Parts parts;
  private @Nullable OutputStream target;
  private @Nullable OutputStream out;
  private int inFile;
  private long bytesInFile;

  private FragmentWriter(Fragments fragments, Parts parts) {
    this.fragments = fragments;
    this.parts = fragments.through(parts);
  }

  /** Opens a first file and writes its head. */
  public static FragmentWriter open(Fragments fragments, Parts parts) throws IOException {
    FragmentWriter writer = new FragmentWriter(fragments, parts);
    writer.begin();
    return writer;
  }

  private OutputStream begin() throws IOException {
    OutputStream next = parts.next();
    OutputStream file = new BufferedOutputStream(next, 1 << 16);
    target = next;
    out = file;
    inFile = 0;
    bytesInFile = fragments.head().length;
    file.write(fragments.head());
    return file;
  }

  @Override
  public void write(Item item) throws IOException {
    write(fragments.item(item));
  }

  /** Writes an item, or a deletion, that was rendered before. */
  public void write(byte[] rendered) throws IOException {
    OutputStream file = out;
    if (file == null || isFull(rendered.length)) {
      end();
      file = begin();
    }
    inFile++;
    byte[] before = fragments.before(inFile);
    bytesInFile += before.length + rendered.length;
    file.write(before);
    file.write(rendered);
  }

  /**
   * Takes over items that stand one behind the other in another file of the same fragments, without
   * looking at them. They must fit into the current file.
   *
   * @param from at the first of them, what stands before it already read
   * @param bytes of the items alone
   */
  void copy(FragmentSource from, int items, long bytes) throws IOException {
    long all = beginCopy(items, bytes);
    open().flush();
    from.copy(all, Objects.requireNonNull(target));
  }

  private long beginCopy(int items, long bytes) throws IOException {
    OutputStream file = open();
    inFile++;
    file.write(fragments.before(inFile));
    inFile += items - 1;
    long all = bytes + (items - 1L) * fragments.before(2).length;
    bytesInFile += all + fragments.before(2).length;
    return all;
  }

  private OutputStream open() throws IOException {
    return out == null ? begin() : out;
  }

  private boolean isFull(int more) {
    return inFile == fragments.mostItems()
        || (inFile > 0 && bytesInFile + more > fragments.mostBytes());
  }

  private void end() throws IOException {
    OutputStream file = out;
    out = null;
    if (file != null) {
      try (file) {
        file.write(fragments.foot());
      }
    }
  }

  @Override
  public void close() throws IOException {
    end();
  }
}
