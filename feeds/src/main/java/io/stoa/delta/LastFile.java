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
  private final @Nullable Sealed file;

  private final String trouble;

  private LastFile(@Nullable Sealed file, String trouble) {
    this.file = file;
    this.trouble = trouble;
  }

  private record Sealed(FragmentReader reader, Seal seal) {
    void finish() throws IOException {
      reader.finish(seal.foot(), seal.sum());
    }
  }

  /**
   * @param fragments movable ones, by which the file was written
   * @param head bytes before the first item
   * @throws NeedsEverything when it cannot be read
   */
  public static LastFile open(Fragments fragments, Path file, long head, Seal seal) {
    try {
      return new LastFile(new Sealed(FragmentReader.open(fragments, file, head), seal), DAMAGED);
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
    return new LastFile(null, why);
  }

  void skip(int items, long bytes) throws IOException {
    known(known -> known.reader.skip(items, bytes));
  }

  void copy(int items, long bytes, FragmentWriter to) throws IOException {
    known(known -> known.reader.copy(items, bytes, to));
  }

  /** To be called behind the last item. */
  void finish() throws IOException {
    known(Sealed::finish);
  }

  private interface Reading {
    void read(Sealed known) throws IOException;
  }

  private void known(Reading reading) throws IOException {
    if (file == null) {
      throw new NeedsEverything(trouble);
    }
    try {
      reading.read(file);
    } catch (DamagedFileException e) {
      throw new NeedsEverything(trouble);
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.reader.close();
    }
  }
}
