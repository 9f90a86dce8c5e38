package io.stoa.format;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads items off a file that a {@link FragmentWriter} wrote, in their order, so that the next file
 * can take over those that have not changed. Who reads knows how long each is. What was taken over
 * counts once {@link #finish} has found that the file is as it was written. For one thread.
 */
public final class FragmentReader implements Closeable {
  private final Fragments fragments;
  private final CheckedFile file;
  private final FragmentSource source;
  private int read;

  private FragmentReader(Fragments fragments, CheckedFile file) {
    this.fragments = fragments;
    this.file = file;
    this.source = fragments.source(file);
  }

  /**
   * @param fragments movable ones, by which the file was written
   * @param head how many bytes stand before the first item
   */
  public static FragmentReader open(Fragments fragments, Path file, long head) throws IOException {
    FragmentReader reader = new FragmentReader(fragments, CheckedFile.open(file));
    try {
      reader.source.skip(head);
      return reader;
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /**
   * Passes over the next items.
   *
   * @param bytes of the items alone
   * @throws DamagedFileException when the file is not as it was written
   */
  public void skip(int items, long bytes) throws IOException {
    begin(items);
    source.skip(bytes + (items - 1L) * fragments.before(2).length);
  }

  /** Hands the next items to the writer, as {@link #skip} counts them. */
  public void copy(int items, long bytes, FragmentWriter to) throws IOException {
    begin(items);
    to.copy(source, items, bytes);
  }

  private void begin(int items) throws IOException {
    source.skip(fragments.before(read + 1).length);
    read += items;
  }

  /**
   * To be called behind the last item.
   *
   * @param foot how many bytes stand behind it
   * @param sum as {@link FileStream#sum} gave it once the file was written
   * @throws DamagedFileException when the file is not as it was written, or had other items
   */
  public void finish(long foot, String sum) throws IOException {
    source.skip(foot);
    if (!source.isAtEnd() || !file.sum().equals(sum)) {
      throw new DamagedFileException("It is not as it was written.", null);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
