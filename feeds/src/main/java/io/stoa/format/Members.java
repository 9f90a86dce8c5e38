package io.stoa.format;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Packs what is written in members, each of which can be read, and taken over into another file,
 * without those before it. For one thread.
 */
abstract class Members extends OutputStream {
  /** So much of what is written makes a member: few are touched by an edit, and none costs much. */
  static final int PLAIN = 1 << 18;

  private final byte[] plain = new byte[PLAIN];
  private int filled;

  /** Packs bytes as a member. */
  abstract void pack(byte[] bytes, int length) throws IOException;

  /** Takes a member over that another one packed. */
  abstract void takeOver(byte[] whole) throws IOException;

  @Override
  public final void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public final void write(byte[] bytes, int offset, int length) throws IOException {
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

  /** A member that another one packed comes next. */
  final void member(byte[] whole) throws IOException {
    endMember();
    takeOver(whole);
  }

  /** Packs what has been written since the last one. */
  final void endMember() throws IOException {
    if (filled > 0) {
      pack(plain, filled);
      filled = 0;
    }
  }
}
