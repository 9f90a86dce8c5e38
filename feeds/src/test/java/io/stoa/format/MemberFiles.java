package io.stoa.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Function;

/** What the tests of files in members have in common. */
final class MemberFiles {
  private MemberFiles() {}

  /** Lines that no packing makes much shorter. */
  static byte[] lines(int many) {
    Random random = new Random(4);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < many; i++) {
      text.append(i).append(';').append(Long.toHexString(random.nextLong())).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** So many bytes cannot be read from the file, which is not as it was written. */
  static void refused(
      Path file, byte[] packed, Function<CheckedFile, FragmentSource> reading, long bytes)
      throws IOException {
    try (CheckedFile written = CheckedFile.open(Files.write(file, packed))) {
      FragmentSource source = reading.apply(written);
      assertThatThrownBy(() -> source.copy(bytes, OutputStream.nullOutputStream()))
          .isInstanceOf(DamagedFileException.class);
    }
  }
}
