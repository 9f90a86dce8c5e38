package io.stoa.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads what {@link GzipMembers} wrote. Members that are copied or skipped whole are not unpacked.
 * For one thread.
 */
final class GzipSource implements FragmentSource {
  private final CheckedFile file;

  /** What is left of a member of which a part was wanted. */
  private ByteBuffer opened = ByteBuffer.allocate(0);

  GzipSource(CheckedFile file) {
    this.file = file;
  }

  @Override
  public void skip(long bytes) throws IOException {
    for (long left = bytes; left > 0; ) {
      if (opened.hasRemaining()) {
        left -= some(left).remaining();
      } else {
        Member member = next();
        if (member.plain <= left) {
          file.skip(member.length - GzipMembers.HEADER);
          left -= member.plain;
        } else {
          open(member);
        }
      }
    }
  }

  @Override
  public void copy(long bytes, OutputStream target) throws IOException {
    for (long left = bytes; left > 0; ) {
      if (opened.hasRemaining()) {
        ByteBuffer some = some(left);
        target.write(some.array(), some.arrayOffset() + some.position(), some.remaining());
        left -= some.remaining();
      } else {
        Member member = next();
        if (member.plain <= left && target instanceof GzipMembers members) {
          members.member(member.whole(file));
          left -= member.plain;
        } else {
          open(member);
        }
      }
    }
  }

  @Override
  public boolean isAtEnd() throws IOException {
    return !opened.hasRemaining() && file.isAtEnd();
  }

  private ByteBuffer some(long most) {
    int length = (int) Math.min(opened.remaining(), most);
    ByteBuffer some = opened.slice(opened.position(), length);
    opened.position(opened.position() + length);
    return some;
  }

  /** A member of which the header has been read. */
  private static final class Member {
    private final byte[] header;
    private final int length;
    private final int plain;

    Member(byte[] header) {
      this.header = header;
      this.length = GzipMembers.littleEndian(header).getInt(GzipMembers.AT_LENGTH);
      this.plain = GzipMembers.littleEndian(header).getInt(GzipMembers.AT_PLAIN);
    }

    boolean isOurs() {
      return GzipMembers.isHeader(header)
          && plain > 0
          && plain <= GzipMembers.PLAIN
          && length > GzipMembers.HEADER + GzipMembers.TRAILER
          && length <= 2 * GzipMembers.PLAIN;
    }

    byte[] whole(CheckedFile file) throws IOException {
      byte[] whole = Arrays.copyOf(header, length);
      byte[] rest = file.read(length - header.length);
      System.arraycopy(rest, 0, whole, header.length, rest.length);
      return whole;
    }
  }

  private Member next() throws IOException {
    Member member = new Member(file.read(GzipMembers.HEADER));
    if (!member.isOurs()) {
      throw new DamagedFileException("No member stands where one should.", null);
    }
    return member;
  }

  private void open(Member member) throws IOException {
    byte[] rest = file.read(member.length - GzipMembers.HEADER);
    byte[] plain = new byte[member.plain];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(rest, 0, rest.length - GzipMembers.TRAILER);
      int done = inflater.inflate(plain);
      if (done < plain.length || inflater.getRemaining() > 0) {
        throw new DamagedFileException("A member is not as long as it says.", null);
      }
    } catch (DataFormatException e) {
      throw new DamagedFileException("A member cannot be unpacked.", e);
    } finally {
      inflater.end();
    }
    opened = ByteBuffer.wrap(plain);
  }
}
