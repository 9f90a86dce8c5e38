package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintsTest {
  @Test
  void knowsEveryTextItHasMetAndNoOther() {
    Fingerprints met = new Fingerprints();
    for (int i = 0; i < 50_000; i++) {
      assertThat(met.add("SKU-" + i)).isTrue();
    }
    for (int i = 0; i < 50_000; i++) {
      assertThat(met.add("SKU-" + i)).isFalse();
    }
    assertThat(met.add("")).isTrue();
    assertThat(met.add("")).isFalse();
  }
}
