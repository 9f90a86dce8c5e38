package io.stoa.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Makes what is written the first entry of a ZIP file. A member is a stretch of its deflated stream
 * that refers to nothing before it and begins with {@link SilentNumbers}: its length, that of what
 * it unpacks to, and the CRC-32 of that. For one thread.
 */
final class ZipMembers extends Members {
  static final int NUMBERS = 3;
  static final int HEADER = SilentNumbers.bytes(NUMBERS);

  /** A stored block with nothing in it that is the last one. */
  static final byte[] LAST = {1, 0, 0, (byte) 0xff, (byte) 0xff};

  private final OutputStream out;
  private final String entry;
  private final Map<String, byte[]> further;
  private final ZipFrame zip;
  private final long begun;
  private final JoinedCrc sum = new JoinedCrc();
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
  private final byte[] packed = new byte[1 << 16];

  /**
   * @param further entries behind the first
   */
  ZipMembers(OutputStream out, String entry, Map<String, byte[]> further) throws IOException {
    this.out = out;
    this.entry = entry;
    this.further = further;
    this.zip = new ZipFrame(out);
    zip.begin(entry);
    this.begun = zip.position();
  }

  @Override
  void takeOver(byte[] whole) throws IOException {
    int[] numbers = Objects.requireNonNull(SilentNumbers.read(whole, NUMBERS));
    add(whole, numbers[1], numbers[2]);
  }

  private void add(byte[] whole, int length, int crc) throws IOException {
    sum.add(crc, length);
    zip.content(whole);
  }

  @Override
  void pack(byte[] plain, int length) throws IOException {
    ByteArrayOutputStream member = new ByteArrayOutputStream(length / 4 + HEADER);
    member.write(new byte[HEADER]);
    deflater.reset();
    deflater.setInput(plain, 0, length);
    int some;
    do {
      some = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
      member.write(packed, 0, some);
    } while (some == packed.length);
    CRC32 own = new CRC32();
    own.update(plain, 0, length);
    byte[] whole = member.toByteArray();
    int crc = (int) own.getValue();
    System.arraycopy(SilentNumbers.write(whole.length, length, crc), 0, whole, 0, HEADER);
    add(whole, length, crc);
  }

  @Override
  public void close() throws IOException {
    try (out) {
      endMember();
      zip.content(LAST);
      zip.end(entry, begun, sum);
      for (Map.Entry<String, byte[]> other : further.entrySet()) {
        zip.stored(other.getKey(), other.getValue());
      }
      zip.finish();
    } finally {
      deflater.end();
    }
  }
}
