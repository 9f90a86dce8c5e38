package io.stoa.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses with gzip (RFC 1952) in members, each of which can be read, and taken over into
 * another file, without those before it. Any reader takes them for one stream. How long a member is
 * stands in an extra field of its header (section 2.3.1.1). For one thread.
 */
final class GzipMembers extends OutputStream {
  /** So much of what is written makes a member: few are touched by an edit, and none costs much. */
  static final int PLAIN = 1 << 18;

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
  private final byte[] plain = new byte[PLAIN];
  private final byte[] packed = new byte[1 << 16];
  private int filled;
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
  public void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int written = 0; written < length; ) {
      int some = Math.min(length - written, PLAIN - filled);
      System.arraycopy(bytes, offset + written, plain, filled, some);
      filled += some;
      written += some;
      if (filled == PLAIN) {
        endMember();
      }
    }
  }

  /** A member that another one wrote, header and trailer included. */
  void member(byte[] whole) throws IOException {
    if (filled > 0) {
      endMember();
    }
    any = true;
    out.write(whole);
  }

  private void endMember() throws IOException {
    ByteArrayOutputStream member = new ByteArrayOutputStream(filled / 4 + HEADER + TRAILER);
    member.write(new byte[HEADER]);
    deflater.reset();
    deflater.setInput(plain, 0, filled);
    deflater.finish();
    while (!deflater.finished()) {
      member.write(packed, 0, deflater.deflate(packed));
    }
    member.write(new byte[TRAILER]);
    CRC32 sum = new CRC32();
    sum.update(plain, 0, filled);
    byte[] whole = member.toByteArray();
    littleEndian(whole)
        .put(BEGINS)
        .putInt(whole.length)
        .putInt(filled)
        .position(whole.length - TRAILER)
        .putInt((int) sum.getValue())
        .putInt(filled);
    out.write(whole);
    any = true;
    filled = 0;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      if (filled > 0 || !any) {
        endMember();
      }
    } finally {
      deflater.end();
    }
  }
}
