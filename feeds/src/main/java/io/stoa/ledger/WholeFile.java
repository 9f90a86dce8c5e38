package io.stoa.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The file that a feed whose whole file goes out each time delivered last. Its items stand in the
 * order of their keys, so that the next file can take over what has not changed.
 *
 * @param path of our copy, relative to the data directory
 * @param size in bytes, to tell whether it is still the same
 * @param head bytes before the first item
 * @param frame mark of everything in it besides the items, and of how items are written
 * @param seal tells for sure whether it is the same; null for one that was written without
 */
public record WholeFile(String path, long size, long head, String frame, @Nullable Seal seal) {
  /**
   * What is found behind the last item by who has read the whole file.
   *
   * @param foot bytes behind the last item
   * @param sum CRC-32C of all bytes, in hex digits
   */
  public record Seal(long foot, String sum) {}
}
