package io.stoa.format;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** A new file with a checksum of what is written into it. For one thread. */
public final class FileStream extends FilterOutputStream implements Closeable {
  private final FileOutputStream file;
  private final CRC32C sum = new CRC32C();

  private FileStream(FileOutputStream file) {
    super(file);
    this.file = file;
  }

  public static FileStream create(Path path) throws IOException {
    return new FileStream(new FileOutputStream(path.toFile()));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    sum.update(bytes, offset, length);
    file.write(bytes, offset, length);
  }

  @Override
  public void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  /** Bytes outside of the heap need no further copy on their way. */
  void write(ByteBuffer bytes) throws IOException {
    sum.update(bytes.duplicate());
    FileChannel channel = file.getChannel();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** CRC-32C of what has been written so far, in hex digits. */
  public String sum() {
    return CheckedFile.text(sum);
  }
}
