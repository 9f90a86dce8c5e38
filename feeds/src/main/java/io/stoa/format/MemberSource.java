package io.stoa.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link Members} wrote. Members that are copied or skipped whole are not unpacked. For
 * one thread.
 */
abstract class MemberSource implements FragmentSource {
  private final CheckedFile file;
  private @Nullable Member ahead;

  /** What is left of a member of which a part was wanted. */
  private ByteBuffer opened = ByteBuffer.allocate(0);

  MemberSource(CheckedFile file) {
    this.file = file;
  }

  /** A member of which the header has been read. */
  static final class Member {
    private final byte[] header;
    private final int length;
    private final int plain;
    private final int trailer;

    /**
     * @param length of the whole member
     * @param plain length of what it unpacks to
     * @param trailer so many bytes behind what is packed
     */
    Member(byte[] header, int length, int plain, int trailer) {
      this.header = header;
      this.length = length;
      this.plain = plain;
      this.trailer = trailer;
    }

    boolean isSound() {
      return plain > 0
          && plain <= Members.PLAIN
          && length > header.length + trailer
          && length <= 2 * Members.PLAIN;
    }

    int rest() {
      return length - header.length;
    }
  }

  /** Reads the next header; null when there is no further member. */
  abstract @Nullable Member header(CheckedFile from) throws IOException;

  @Override
  public final void skip(long bytes) throws IOException {
    for (long left = bytes; left > 0; ) {
      if (opened.hasRemaining()) {
        left -= some(left).remaining();
      } else {
        Member member = next();
        if (member.plain <= left) {
          file.skip(member.rest());
          left -= member.plain;
        } else {
          open(member);
        }
      }
    }
  }

  @Override
  public final void copy(long bytes, OutputStream target) throws IOException {
    for (long left = bytes; left > 0; ) {
      if (opened.hasRemaining()) {
        ByteBuffer some = some(left);
        target.write(some.array(), some.arrayOffset() + some.position(), some.remaining());
        left -= some.remaining();
      } else {
        Member member = next();
        if (member.plain <= left && target instanceof Members members) {
          members.member(whole(member));
          left -= member.plain;
        } else {
          open(member);
        }
      }
    }
  }

  @Override
  public final boolean isAtEnd() throws IOException {
    if (opened.hasRemaining()) {
      return false;
    }
    if (ahead == null) {
      ahead = header(file);
    }
    return ahead == null;
  }

  private ByteBuffer some(long most) {
    int length = (int) Math.min(opened.remaining(), most);
    ByteBuffer some = opened.slice(opened.position(), length);
    opened.position(opened.position() + length);
    return some;
  }

  private Member next() throws IOException {
    Member member = ahead == null ? header(file) : ahead;
    ahead = null;
    if (member == null || !member.isSound()) {
      throw new DamagedFileException("No member stands where one should.", null);
    }
    return member;
  }

  private byte[] whole(Member member) throws IOException {
    byte[] whole = Arrays.copyOf(member.header, member.length);
    byte[] rest = file.read(member.rest());
    System.arraycopy(rest, 0, whole, member.header.length, rest.length);
    return whole;
  }

  private void open(Member member) throws IOException {
    byte[] rest = file.read(member.rest());
    byte[] plain = new byte[member.plain];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(rest, 0, rest.length - member.trailer);
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
