package io.stoa.format;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The bytes of fragments as they were before they passed through what {@link Fragments#through}
 * puts between, read once from the beginning. All throw a {@link DamagedFileException} when the
 * file is not as it was written. For one thread.
 */
public interface FragmentSource {
  void skip(long bytes) throws IOException;

  /**
   * Writes the next bytes to the target.
   *
   * @param target what {@link Fragments#through} gives; everything before is in it already
   */
  void copy(long bytes, OutputStream target) throws IOException;

  boolean isAtEnd() throws IOException;

  /** Of a file in which the bytes stand as they are. */
  static FragmentSource of(CheckedFile file) {
    return new FragmentSource() {
      @Override
      public void skip(long bytes) throws IOException {
        file.skip(bytes);
      }

      @Override
      public void copy(long bytes, OutputStream target) throws IOException {
        file.copy(bytes, target);
      }

      @Override
      public boolean isAtEnd() throws IOException {
        return file.isAtEnd();
      }
    };
  }
}
