package io.stoa.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses with gzip (RFC 1952). Any reader takes the members for one stream. How long a member
 * is stands in an extra field of its header (section 2.3.1.1). For one thread.
 */
final class GzipMembers extends Members {
  /** Header with the extra field: the length of the whole member, then of what it unpacks to. */
  static final int HEADER = 24;

  static final int TRAILER = 8;
  static final int AT_LENGTH = 16;
  static final int AT_PLAIN = 20;

  private static final byte[] BEGINS = {
    0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 0xff, 12, 0, 'S', 't', 8, 0
  };

  private final OutputStream out;
  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final byte[] packed = new byte[1 << 16];
  private boolean any;

  GzipMembers(OutputStream out) {
    this.out = out;
  }

  /** Whether these first bytes of a member are such as this one writes. */
  static boolean isHeader(byte[] header) {
    return ByteBuffer.wrap(header, 0, BEGINS.length).equals(ByteBuffer.wrap(BEGINS));
  }

  static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  void takeOver(byte[] whole) throws IOException {
    any = true;
    out.write(whole);
  }

  @Override
  void pack(byte[] plain, int length) throws IOException {
    ByteArrayOutputStream member = new ByteArrayOutputStream(length / 4 + HEADER + TRAILER);
    member.write(new byte[HEADER]);
    deflater.reset();
    deflater.setInput(plain, 0, length);
    deflater.finish();
    while (!deflater.finished()) {
      member.write(packed, 0, deflater.deflate(packed));
    }
    member.write(new byte[TRAILER]);
    CRC32 sum = new CRC32();
    sum.update(plain, 0, length);
    byte[] whole = member.toByteArray();
    littleEndian(whole)
        .put(BEGINS)
        .putInt(whole.length)
        .putInt(length)
        .position(whole.length - TRAILER)
        .putInt((int) sum.getValue())
        .putInt(length);
    takeOver(whole);
  }

  @Override
  public void close() throws IOException {
    try (out) {
      endMember();
      if (!any) {
        pack(new byte[0], 0);
      }
    } finally {
      deflater.end();
    }
  }
}
