package io.stoa.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * What a ZIP file has besides the content of its entries (PKWARE's APPNOTE 6.3, sections 4.3 and
 * 4.4), written from front to back. An entry has less than 4 GiB, the file too. Entries have the
 * first day that a ZIP file knows, so the same content makes the same file. For one thread.
 */
final class ZipFrame {
  /** Of what stands before an entry's name. */
  static final int LOCAL_HEADER = 30;

  static final int LOCAL = 0x04034b50;
  static final int AT_NAME_LENGTH = 26;
  static final int AT_EXTRA_LENGTH = 28;

  private static final int DESCRIPTOR = 0x08074b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int CENTRAL_HEADER = 46;
  private static final short VERSION = 20;
  private static final short LENGTHS_FOLLOW = 1 << 3;
  private static final short UTF_8 = 1 << 11;
  private static final short DEFLATED = 8;
  private static final short STORED = 0;
  private static final short FIRST_DAY = (1 << 5) | 1;

  private final OutputStream out;
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private long position;
  private short entries;

  ZipFrame(OutputStream out) {
    this.out = out;
  }

  /** An entry whose content has been written. */
  private record Entry(String name, short flags, short method, int crc, long packed, long plain) {
    byte[] nameBytes() {
      return name.getBytes(StandardCharsets.UTF_8);
    }

    /** The fields that local and central headers share. */
    void put(ByteBuffer header) {
      header
          .putShort(VERSION)
          .putShort(flags)
          .putShort(method)
          .putShort((short) 0)
          .putShort(FIRST_DAY)
          .putInt(crc)
          .putInt((int) packed)
          .putInt((int) plain)
          .putShort((short) nameBytes().length)
          .putShort((short) 0);
    }
  }

  /** Begins an entry of deflated content; how long it is will be known in the end. */
  void begin(String name) throws IOException {
    local(deflated(name, 0, 0, 0));
  }

  /** Some of the content of what was begun. */
  void content(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }

  /** Ends what was begun. */
  void end(String name, long begun, JoinedCrc plain) throws IOException {
    long packed = position - begun;
    Entry entry = deflated(name, plain.sum(), packed, plain.length());
    ByteBuffer descriptor = littleEndian(16);
    descriptor.putInt(DESCRIPTOR).putInt(entry.crc).putInt((int) packed).putInt((int) entry.plain);
    content(bytes(descriptor));
    list(entry, begun - LOCAL_HEADER - entry.nameBytes().length);
  }

  /** How many bytes have been written. */
  long position() {
    return position;
  }

  /** A whole entry. */
  void stored(String name, byte[] bytes) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    Entry entry = new Entry(name, UTF_8, STORED, (int) sum.getValue(), bytes.length, bytes.length);
    long at = position;
    local(entry);
    content(bytes);
    list(entry, at);
  }

  private static Entry deflated(String name, int crc, long packed, long plain) {
    return new Entry(name, (short) (UTF_8 | LENGTHS_FOLLOW), DEFLATED, crc, packed, plain);
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bytes(ByteBuffer whole) {
    byte[] bytes = new byte[whole.capacity()];
    whole.rewind().get(bytes);
    return bytes;
  }

  private void local(Entry entry) throws IOException {
    ByteBuffer header = littleEndian(LOCAL_HEADER);
    entry.put(header.putInt(LOCAL));
    content(bytes(header));
    content(entry.nameBytes());
  }

  private void list(Entry entry, long at) {
    ByteBuffer header = littleEndian(CENTRAL_HEADER);
    entry.put(header.putInt(CENTRAL).putShort(VERSION));
    header.putInt(CENTRAL_HEADER - Integer.BYTES, (int) at);
    directory.writeBytes(bytes(header));
    directory.writeBytes(entry.nameBytes());
    entries++;
  }

  /** Writes what stands behind all entries. */
  void finish() throws IOException {
    long at = position;
    content(directory.toByteArray());
    ByteBuffer end = littleEndian(22);
    end.putInt(END)
        .putInt(0)
        .putShort(entries)
        .putShort(entries)
        .putInt(directory.size())
        .putInt((int) at);
    content(bytes(end));
  }
}
