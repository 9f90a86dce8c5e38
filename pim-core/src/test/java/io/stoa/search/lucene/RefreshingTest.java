package io.stoa.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshingTest {
  @ParameterizedTest
  @CsvSource({"0, 500", "20, 500", "80, 800", "400, 4000", "2000, 5000"})
  void theLongerItTakesTheRarerItIsDone(long millis, long pause) {
    assertThat(Refreshing.pauseAfter(millis)).isEqualTo(pause);
  }
}
