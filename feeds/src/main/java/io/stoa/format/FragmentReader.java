package io.stoa.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads items off a file that a {@link FragmentWriter} wrote, in their order, so that the next file
 * can take over those that have not changed. Who reads knows how long each is. For one thread.
 */
public final class FragmentReader implements Closeable {
  private final Fragments fragments;
  private final InputStream in;
  private int read;

  private FragmentReader(Fragments fragments, InputStream in) {
    this.fragments = fragments;
    this.in = in;
  }

  /**
   * @param fragments movable ones, by which the file was written
   * @param head how many bytes stand before the first item
   */
  public static FragmentReader open(Fragments fragments, Path file, long head) throws IOException {
    InputStream in = new BufferedInputStream(fragments.back(Files.newInputStream(file)), 1 << 16);
    try {
      in.skipNBytes(head);
    } catch (IOException e) {
      in.close();
      throw e;
    }
    return new FragmentReader(fragments, in);
  }

  /**
   * Passes over the next items.
   *
   * @param bytes of the items alone
   */
  public void skip(int items, long bytes) throws IOException {
    begin(items);
    in.skipNBytes(bytes + (items - 1L) * fragments.before(2).length);
  }

  /** Hands the next items to the writer, as {@link #skip} counts them. */
  public void copy(int items, long bytes, FragmentWriter to) throws IOException {
    begin(items);
    to.copy(in, items, bytes);
  }

  private void begin(int items) throws IOException {
    in.skipNBytes(fragments.before(read + 1).length);
    read += items;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
