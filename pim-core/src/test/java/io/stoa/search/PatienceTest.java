package io.stoa.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PatienceTest {
  private final AtomicInteger asked = new AtomicInteger();

  private Supplier<Integer> failing(CoreError code, int times) {
    return () -> {
      if (asked.incrementAndGet() <= times) {
        throw new StoaException(code, "Out of reach.");
      }
      return asked.get();
    };
  }

  private static void failsWith(CoreError code, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(StoaException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void anIndexThatIsOutOfReachIsAskedUntilItAnswers() {
    Patience patience = new Patience(Duration.ofMinutes(1));
    assertThat(patience.ask(failing(CoreError.INDEX_UNAVAILABLE, 2))).isEqualTo(3);
  }

  @Test
  void itEndsWithTheFailureWhenThereWasNoAnswerForTooLong() {
    Supplier<Integer> gone = failing(CoreError.INDEX_UNAVAILABLE, Integer.MAX_VALUE);
    failsWith(CoreError.INDEX_UNAVAILABLE, () -> Patience.NONE.ask(gone));
    assertThat(asked).hasValue(1);
    failsWith(CoreError.INDEX_UNAVAILABLE, () -> new Patience(Duration.ofMillis(600)).ask(gone));
    assertThat(asked).hasValueGreaterThan(2);
  }

  @Test
  void whatTheIndexRefusesIsNotAskedAgain() {
    Patience patience = new Patience(Duration.ofMinutes(1));
    failsWith(CoreError.INDEX_REFUSED, () -> patience.ask(failing(CoreError.INDEX_REFUSED, 1)));
    assertThat(asked).hasValue(1);
  }

  private static void endsWithinASecondOf(Runnable telling, Runnable waiting) throws Exception {
    AtomicLong told = new AtomicLong();
    Thread other =
        new Thread(
            () -> {
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1_500));
              told.set(System.nanoTime());
              telling.run();
            });
    other.start();
    failsWith(CoreError.SHUTTING_DOWN, waiting);
    Duration took = Duration.ofNanos(System.nanoTime() - told.get());
    assertThat(took).isLessThan(Duration.ofSeconds(1));
    other.join();
  }

  @Test
  void whoIsToldToStopWaitsNoLongerAndAllOthersDo() throws Exception {
    AtomicBoolean cancelled = new AtomicBoolean();
    Patience patience = new Patience(Duration.ofHours(1));
    endsWithinASecondOf(
        () -> cancelled.set(true),
        () ->
            patience
                .unless(cancelled::get)
                .ask(failing(CoreError.INDEX_UNAVAILABLE, Integer.MAX_VALUE)));
    asked.set(0);
    assertThat(patience.ask(failing(CoreError.INDEX_UNAVAILABLE, 1))).isEqualTo(2);
  }

  @Test
  void aQuestionThatHangsIsLeftWhenTheServerStops() throws Exception {
    Patience patience = new Patience(Duration.ofHours(1));
    CountDownLatch never = new CountDownLatch(1);
    endsWithinASecondOf(
        patience::stop,
        () ->
            patience
                .unless(() -> false)
                .run(
                    () -> {
                      try {
                        never.await();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                    }));
    never.countDown();
  }

  @Test
  void whoWaitsIsLetGoWhenTheServerStops() throws Exception {
    Patience patience = new Patience(Duration.ofHours(1));
    CountDownLatch begun = new CountDownLatch(1);
    Thread stopping =
        new Thread(
            () -> {
              try {
                begun.await();
                patience.stop();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    stopping.start();
    failsWith(
        CoreError.SHUTTING_DOWN,
        () ->
            patience.run(
                () -> {
                  begun.countDown();
                  throw new StoaException(CoreError.INDEX_UNAVAILABLE, "Out of reach.");
                }));
    stopping.join();
  }
}
