package io.stoa.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class JoinedCrcTest {
  private static int sum(byte[] bytes, int from, int to) {
    CRC32 sum = new CRC32();
    sum.update(bytes, from, to - from);
    return (int) sum.getValue();
  }

  @Test
  void theSumOfThePartsIsThatOfTheWhole() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      byte[] bytes = new byte[random.nextInt(20_000)];
      random.nextBytes(bytes);
      JoinedCrc joined = new JoinedCrc();
      for (int from = 0; from < bytes.length; ) {
        int to = Math.min(bytes.length, from + random.nextInt(5_000));
        joined.add(sum(bytes, from, to), to - from);
        from = to;
      }
      assertThat(joined.sum()).isEqualTo(sum(bytes, 0, bytes.length));
      assertThat(joined.length()).isEqualTo(bytes.length);
    }
  }
}
