package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InOrderTest {
  @Test
  void hands_results_on_in_the_order_of_the_work_whichever_ends_first() {
    List<Integer> results = new ArrayList<>();
    CountDownLatch second = new CountDownLatch(1);

    try (InOrder<Integer> work = new InOrder<>(results::add)) {
      work.give(
          () -> {
            second.await();
            return 1;
          });
      work.give(
          () -> {
            second.countDown();
            return 2;
          });
      IntStream.range(3, 100).forEach(number -> work.give(() -> number));
      work.finish();
    }

    assertThat(results).isEqualTo(IntStream.range(1, 100).boxed().toList());
  }

  @Test
  void holds_few_results_at_a_time() {
    AtomicInteger done = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    List<Integer> ahead = new ArrayList<>();

    try (InOrder<Integer> work =
        new InOrder<>(
            result -> {
              ahead.add(done.get() - taken.getAndIncrement());
            })) {
      for (int i = 0; i < 200; i++) {
        work.give(done::incrementAndGet);
      }
      work.finish();
    }

    assertThat(ahead).hasSize(200).allMatch(count -> count <= 16);
  }

  @Test
  void gives_on_what_the_work_throws_and_ends_what_is_under_way() {
    AtomicInteger ended = new AtomicInteger();
    try (InOrder<Integer> work = new InOrder<>(result -> {})) {
      work.give(
          () -> {
            throw new IllegalArgumentException("broken");
          });
      work.give(ended::incrementAndGet);

      assertThatThrownBy(work::finish)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("broken");
    }

    assertThat(ended.get()).isBetween(0, 1);
  }
}
