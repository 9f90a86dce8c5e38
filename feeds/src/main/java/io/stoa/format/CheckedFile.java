package io.stoa.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * A file that is read once from its beginning to its end, with a checksum of all that it holds: so
 * who takes bytes over from it knows in the end whether they were those that once were written. For
 * one thread.
 */
public final class CheckedFile implements Closeable {
  private static final int PIECE = 1 << 18;

  private final FileChannel file;
  private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE).limit(0);
  private final CRC32C sum = new CRC32C();

  private CheckedFile(FileChannel file) {
    this.file = file;
  }

  public static CheckedFile open(Path path) throws IOException {
    return new CheckedFile(FileChannel.open(path));
  }

  /** Whether nothing is left. */
  boolean isAtEnd() throws IOException {
    return !piece.hasRemaining() && !readOn();
  }

  /**
   * @throws DamagedFileException when the file ends before
   */
  void skip(long bytes) throws IOException {
    for (long left = bytes; left > 0; ) {
      left -= next(left).remaining();
    }
  }

  /**
   * @throws DamagedFileException when the file ends before
   */
  byte[] read(int bytes) throws IOException {
    byte[] all = new byte[bytes];
    for (int read = 0; read < bytes; ) {
      ByteBuffer some = next(bytes - read);
      int length = some.remaining();
      some.get(all, read, length);
      read += length;
    }
    return all;
  }

  /**
   * Writes the next bytes to the target.
   *
   * @throws DamagedFileException when the file ends before
   */
  void copy(long bytes, OutputStream target) throws IOException {
    for (long left = bytes; left > 0; ) {
      ByteBuffer some = next(left);
      left -= some.remaining();
      if (target instanceof FileStream direct) {
        direct.write(some);
      } else {
        byte[] copied = new byte[some.remaining()];
        some.get(copied);
        target.write(copied);
      }
    }
  }

  /** Reads what is left; gives the sum as {@link FileStream#sum} does. */
  String sum() throws IOException {
    while (!isAtEnd()) {
      piece.position(piece.limit());
    }
    return text(sum);
  }

  static String text(CRC32C sum) {
    return Long.toHexString(sum.getValue());
  }

  /** At least one byte and at most so many. */
  private ByteBuffer next(long most) throws IOException {
    if (isAtEnd()) {
      throw new DamagedFileException("It ends too early.", null);
    }
    int length = (int) Math.min(piece.remaining(), most);
    ByteBuffer some = piece.slice(piece.position(), length);
    piece.position(piece.position() + length);
    return some;
  }

  private boolean readOn() throws IOException {
    piece.clear();
    int read = file.read(piece);
    piece.flip();
    sum.update(piece.duplicate());
    return read > 0;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
