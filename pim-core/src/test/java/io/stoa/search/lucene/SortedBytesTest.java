package io.stoa.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedBytesTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 32, 1000})
  void eachHasItsRankAndOthersTheirPlace(int size) {
    Random random = new Random(size);
    TreeSet<BytesRef> all = new TreeSet<>();
    while (all.size() < 2 * size) {
      all.add(value(random));
    }
    List<BytesRef> kept = new ArrayList<>();
    SortedBytes.Builder builder = new SortedBytes.Builder();
    boolean keep = false;
    for (BytesRef value : all) {
      keep = !keep;
      if (keep) {
        assertThat(builder.add(value)).isEqualTo(kept.size());
        assertThat(builder.add(value)).isEqualTo(kept.size());
        kept.add(value);
      }
    }
    SortedBytes values = builder.build();

    int place = 0;
    for (BytesRef value : all) {
      if (place < kept.size() && kept.get(place).equals(value)) {
        assertThat(values.get(place)).isEqualTo(value);
        assertThat(values.place(value)).isEqualTo(place);
        place++;
      } else {
        assertThat(values.place(value)).isEqualTo(-place - 1);
      }
    }
    assertThat(place).isEqualTo(size);
  }

  /** Many share a beginning; some are longer than a byte tells. */
  private static BytesRef value(Random random) {
    byte[] bytes = new byte[random.nextInt(20) == 0 ? 300 : random.nextInt(6)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (random.nextInt(3) * 100);
    }
    return new BytesRef(bytes);
  }
}
