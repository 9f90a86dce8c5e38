package io.stoa.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class SilentNumbersTest {
  @Test
  void numbersAreReadAsTheyWereWrittenAndUnpackToNothing() throws Exception {
    int[] numbers = {0, -1, Integer.MIN_VALUE, 0x12345678, 1, 262_144};
    byte[] written = SilentNumbers.write(numbers);
    assertThat(written).hasSize(SilentNumbers.bytes(numbers.length));
    assertThat(SilentNumbers.read(written, numbers.length)).isEqualTo(numbers);

    Inflater inflater = new Inflater(true);
    inflater.setInput(written);
    assertThat(inflater.inflate(new byte[10])).isZero();
    assertThat(inflater.getRemaining()).isZero();
    inflater.end();
  }

  @Test
  void somethingElseSaysNoNumbers() {
    byte[] written = SilentNumbers.write(5, 6);
    for (int at = 0; at < written.length; at++) {
      byte[] other = written.clone();
      other[at] ^= 1;
      assertThat(SilentNumbers.read(other, 2)).isNull();
    }
    byte[] last = Arrays.copyOf(ZipMembers.LAST, written.length);
    assertThat(SilentNumbers.read(last, 2)).isNull();
  }
}
