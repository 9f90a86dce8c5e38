package io.stoa.spreadsheet;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What comes out of one entry of an archive, watched against {@link ArchiveLimits}. */
final class LimitedStream extends FilterInputStream {
  private final String name;
  private final long packed;
  private final Budget budget;
  private long unpacked;

  /**
   * @param packed the entry's size in the archive
   * @param budget shared by all entries of the archive
   */
  LimitedStream(InputStream in, String name, long packed, Budget budget) {
    super(in);
    this.name = name;
    this.packed = Math.max(1, packed);
    this.budget = budget;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      count(1);
    }
    return b;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    count(skipped);
    return skipped;
  }

  private void count(long bytes) {
    unpacked += bytes;
    ArchiveLimits limits = budget.limits;
    if (unpacked > limits.ratioFrom() && unpacked / packed > limits.ratio()) {
      throw bomb("packs suspiciously well (over " + limits.ratio() + " to 1)");
    }
    budget.left -= bytes;
    if (budget.left < 0) {
      throw bomb("unpacks to more than " + limits.bytes() + " bytes");
    }
  }

  private StoaException bomb(String why) {
    return new StoaException(
        CoreError.UNREADABLE_FILE, "The archive is refused: " + name + " " + why + ".");
  }

  /** Bytes that may still come out of an archive. */
  static final class Budget {
    private final ArchiveLimits limits;
    private long left;

    Budget(ArchiveLimits limits) {
      this.limits = limits;
      this.left = limits.bytes();
    }
  }
}
