package io.stoa.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads items off a file that a {@link FragmentWriter} wrote, in their order, so that the next file
 * can take over those that have not changed. Who reads knows how long each is. For one thread.
 */
public final class FragmentReader implements Closeable {
  private final Fragments fragments;
  private final FileChannel file;

  /** What the file's bytes pass through, null where they stand in it as they are. */
  private final @Nullable InputStream in;

  private int read;

  private FragmentReader(Fragments fragments, FileChannel file, @Nullable InputStream in) {
    this.fragments = fragments;
    this.file = file;
    this.in = in;
  }

  /**
   * @param fragments movable ones, by which the file was written
   * @param head how many bytes stand before the first item
   */
  public static FragmentReader open(Fragments fragments, Path file, long head) throws IOException {
    FileChannel channel = FileChannel.open(file);
    try {
      InputStream plain = Channels.newInputStream(channel);
      InputStream back = fragments.back(plain);
      FragmentReader reader =
          new FragmentReader(
              fragments, channel, back == plain ? null : new BufferedInputStream(back, 1 << 16));
      reader.pass(head);
      return reader;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Passes over the next items.
   *
   * @param bytes of the items alone
   */
  public void skip(int items, long bytes) throws IOException {
    begin(items);
    pass(bytes + (items - 1L) * fragments.before(2).length);
  }

  /** Hands the next items to the writer, as {@link #skip} counts them. */
  public void copy(int items, long bytes, FragmentWriter to) throws IOException {
    begin(items);
    if (in == null) {
      to.copy(file, items, bytes);
    } else {
      to.copy(in, items, bytes);
    }
  }

  private void begin(int items) throws IOException {
    pass(fragments.before(read + 1).length);
    read += items;
  }

  private void pass(long bytes) throws IOException {
    if (in == null) {
      file.position(file.position() + bytes);
    } else {
      in.skipNBytes(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    try (file) {
      if (in != null) {
        in.close();
      }
    }
  }
}
