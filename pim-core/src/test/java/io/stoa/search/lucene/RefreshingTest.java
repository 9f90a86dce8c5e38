package io.stoa.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshingTest {
  @ParameterizedTest
  @CsvSource({"0, 500", "20, 500", "80, 800", "400, 4000", "2000, 5000"})
  void theLongerItTakesTheRarerItIsDone(long millis, long pause) {
    assertThat(Refreshing.pauseAfter(millis)).isEqualTo(pause);
  }

  @Test
  void onceNothingIsWrittenForLongThereIsTimeForOtherWork() throws InterruptedException {
    BlockingQueue<String> done = new LinkedBlockingQueue<>();
    try (Refreshing refreshing =
        new Refreshing(() -> done.add("refresh"), 100, () -> done.add("quiet"))) {
      refreshing.needed();

      assertThat(List.of(take(done), take(done))).containsExactly("refresh", "quiet");
      refreshing.needed();
      assertThat(List.of(take(done), take(done))).containsExactly("refresh", "quiet");
    }
    assertThat(done).isEmpty();
  }

  private static String take(BlockingQueue<String> done) throws InterruptedException {
    String next = done.poll(1, TimeUnit.MINUTES);
    return next == null ? "nothing" : next;
  }
}
