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
import org.jspecify.annotations.Nullable;

/**
 * The file that a destination has, of which the next one takes over what has not changed. When it
 * turns out to be another than was written all items are needed anew. For one run and one thread.
 */
public final class LastFile implements Closeable {
  private static final String DAMAGED = "Our copy of the last file is not as it was written.";

  /** Null when nothing can be taken over. */
  private final @Nullable FragmentReader reader;

  private final Seal seal;
  private final String trouble;

  private LastFile(@Nullable FragmentReader reader, Seal seal, String trouble) {
    this.reader = reader;
    this.seal = seal;
    this.trouble = trouble;
  }

  /**
   * @param fragments movable ones, by which the file was written
   * @param head bytes before the first item
   * @throws NeedsEverything when it cannot be read
   */
  public static LastFile open(Fragments fragments, Path file, long head, Seal seal) {
    try {
      return new LastFile(FragmentReader.open(fragments, file, head), seal, DAMAGED);
    } catch (IOException e) {
      throw new NeedsEverything(DAMAGED);
    }
  }

  /**
   * What is left as it is, or made anew as a whole.
   *
   * @param why nothing of it can be taken over
   */
  public static LastFile whole(String why) {
    return new LastFile(null, new Seal(0, ""), why);
  }

  void skip(int items, long bytes) throws IOException {
    known(file -> file.skip(items, bytes));
  }

  void copy(int items, long bytes, FragmentWriter to) throws IOException {
    known(file -> file.copy(items, bytes, to));
  }

  /** To be called behind the last item. */
  void finish() throws IOException {
    known(file -> file.finish(seal.foot(), seal.sum()));
  }

  private interface Reading {
    void read(FragmentReader file) throws IOException;
  }

  private void known(Reading reading) throws IOException {
    if (reader == null) {
      throw new NeedsEverything(trouble);
    }
    try {
      reading.read(reader);
    } catch (DamagedFileException e) {
      throw new NeedsEverything(trouble);
    }
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
