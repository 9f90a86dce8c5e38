package io.stoa.format;

import io.stoa.requirement.Item;
import java.io.IOException;

/**
 * How a format writes items each for itself, so that several threads can render them and a file can
 * take over items from an earlier one. A file is its head, its items with what stands before each,
 * and its foot. For one thread: each gets its own.
 */
public interface Fragments {
  byte[] head();

  /**
   * What stands before an item.
   *
   * @param number of the item in its file, from 1
   */
  byte[] before(int number);

  byte[] item(Item item) throws IOException;

  byte[] foot();

  /** At most so many items in a file; more go into further ones. */
  default int mostItems() {
    return Integer.MAX_VALUE;
  }

  /** At most so many bytes in a file before compression, unless one item alone has more. */
  default long mostBytes() {
    return Long.MAX_VALUE;
  }

  /** What the bytes of files pass through on their way, such as compression. */
  default Parts through(Parts parts) {
    return parts;
  }

  /** The bytes that {@link #through} took, from a file that was written through it. */
  default FragmentSource source(CheckedFile file) {
    return FragmentSource.of(file);
  }

  /** Whether files hold the bytes as they are, or something that {@link #through} makes of them. */
  default boolean plain() {
    return true;
  }

  /** Whether what stands before an item is the same for all but the first. */
  default boolean movable() {
    return true;
  }

  /** Whether a file can say that an item is to be taken away. */
  default boolean deletes() {
    return false;
  }

  /**
   * The order to take an item away, which stands in the file in place of the item.
   *
   * @throws UnsupportedOperationException unless {@link #deletes}
   */
  default byte[] deletion(String sku) {
    throw new UnsupportedOperationException("The format has no word for deleting " + sku);
  }
}
