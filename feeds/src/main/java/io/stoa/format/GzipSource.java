package io.stoa.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads what {@link GzipMembers} wrote. For one thread. */
final class GzipSource extends MemberSource {
  GzipSource(CheckedFile file) {
    super(file);
  }

  @Override
  @Nullable Member header(CheckedFile from) throws IOException {
    if (from.isAtEnd()) {
      return null;
    }
    byte[] header = from.read(GzipMembers.HEADER);
    if (!GzipMembers.isHeader(header)) {
      throw new DamagedFileException("A member of ours does not begin so.", null);
    }
    return new Member(
        header,
        GzipMembers.littleEndian(header).getInt(GzipMembers.AT_LENGTH),
        GzipMembers.littleEndian(header).getInt(GzipMembers.AT_PLAIN),
        GzipMembers.TRAILER);
  }
}
