package io.stoa.format;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the first entry of what {@link ZipMembers} wrote. For one thread. */
final class ZipSource extends MemberSource {
  private boolean begun;
  private boolean ended;

  ZipSource(CheckedFile file) {
    super(file);
  }

  @Override
  @Nullable Member header(CheckedFile from) throws IOException {
    if (!begun) {
      begin(from);
      begun = true;
    }
    if (ended) {
      return null;
    }
    byte[] first = from.read(ZipMembers.LAST.length);
    ended = Arrays.equals(first, ZipMembers.LAST);
    return ended ? null : member(from, first);
  }

  private static Member member(CheckedFile from, byte[] first) throws IOException {
    byte[] header = Arrays.copyOf(first, ZipMembers.HEADER);
    byte[] rest = from.read(header.length - first.length);
    System.arraycopy(rest, 0, header, first.length, rest.length);
    int[] numbers = SilentNumbers.read(header, ZipMembers.NUMBERS);
    if (numbers == null) {
      throw new DamagedFileException("A member of ours does not begin so.", null);
    }
    return new Member(header, numbers[0], numbers[1], 0);
  }

  private static void begin(CheckedFile from) throws IOException {
    var header = GzipMembers.littleEndian(from.read(ZipFrame.LOCAL_HEADER));
    if (header.getInt(0) != ZipFrame.LOCAL) {
      throw new DamagedFileException("It is no ZIP file.", null);
    }
    from.skip(header.getShort(ZipFrame.AT_NAME_LENGTH));
    from.skip(header.getShort(ZipFrame.AT_EXTRA_LENGTH));
  }
}
