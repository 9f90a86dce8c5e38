package io.stoa.format;

import io.stoa.requirement.Item;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Puts fragments together to files. For one thread. */
public final class FragmentWriter implements ItemWriter {
  private final Fragments fragments;
  private final Parts parts;
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
    OutputStream file = new BufferedOutputStream(parts.next(), 1 << 16);
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
