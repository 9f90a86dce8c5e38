package io.stoa.delta;

import io.stoa.delta.Comparison.NeedsEverything;
import io.stoa.format.DamagedFileException;
import io.stoa.format.FragmentReader;
import io.stoa.format.FragmentWriter;
import io.stoa.format.Fragments;
import io.stoa.ledger.WholeFile.Seal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The file that a destination has, of which the next one takes over what has not changed. When it
 * turns out to be another than was written all items are needed anew. For one run and one thread.
 */
public final class LastFile implements Closeable {
  private final FragmentReader reader;
  private final Seal seal;

  private LastFile(FragmentReader reader, Seal seal) {
    this.reader = reader;
    this.seal = seal;
  }

  /**
   * @param fragments movable ones, by which the file was written
   * @param head bytes before the first item
   * @throws NeedsEverything when it cannot be read
   */
  public static LastFile open(Fragments fragments, Path file, long head, Seal seal) {
    try {
      return new LastFile(FragmentReader.open(fragments, file, head), seal);
    } catch (IOException e) {
      throw damaged();
    }
  }

  void skip(int items, long bytes) throws IOException {
    known(() -> reader.skip(items, bytes));
  }

  void copy(int items, long bytes, FragmentWriter to) throws IOException {
    known(() -> reader.copy(items, bytes, to));
  }

  /** To be called behind the last item. */
  void finish() throws IOException {
    known(() -> reader.finish(seal.foot(), seal.sum()));
  }

  private interface Reading {
    void read() throws IOException;
  }

  private static void known(Reading reading) throws IOException {
    try {
      reading.read();
    } catch (DamagedFileException e) {
      throw damaged();
    }
  }

  private static NeedsEverything damaged() {
    return new NeedsEverything("Our copy of the last file is not as it was written.");
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
