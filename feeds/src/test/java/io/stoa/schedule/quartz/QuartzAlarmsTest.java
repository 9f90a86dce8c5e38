package io.stoa.schedule.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.schedule.Alarms;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class QuartzAlarmsTest {
  private final BlockingQueue<String> rung = new LinkedBlockingQueue<>();

  @Test
  void anAlarmRingsAtItsInstantAndOneInThePastAtOnce() throws Exception {
    try (QuartzAlarms alarms = QuartzAlarms.inMemory(2)) {
      Alarms.Line line =
          alarms.shared(
              "kind",
              (name, when) -> rung.add(name + " " + when + " " + !Instant.now().isBefore(when)));
      alarms.start();
      Instant due = Instant.now().plusMillis(300).truncatedTo(ChronoUnit.MILLIS);
      line.set("a", due);
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo("a " + due + " true");
      Instant past = due.minusSeconds(86_400);
      line.set("b", past);
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo("b " + past + " true");
      alarms.now(() -> rung.add("c"));
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo("c");
    }
  }

  @Test
  void aNewAlarmReplacesTheOneOfItsNameAndACancelledOneIsSilent() throws Exception {
    try (QuartzAlarms alarms = QuartzAlarms.inMemory(1)) {
      Instant soon = Instant.now().plusMillis(200).truncatedTo(ChronoUnit.MILLIS);
      Alarms.Line line = alarms.local("kind", (name, when) -> rung.add(name + " " + when));
      Alarms.Line other = alarms.local("other", (name, when) -> rung.add("other " + name));
      line.set("a", soon.plusSeconds(3_600));
      line.set("a", soon);
      line.set("b", soon);
      line.cancel("b");
      other.set("b", soon.plusMillis(200));
      alarms.start();
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo("a " + soon);
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo("other b");
      assertThatThrownBy(() -> alarms.local("kind", (name, when) -> {}))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatRingsWhileDocumentsAreOutOfReachIsTriedAgainForTheSameInstant() throws Exception {
    try (QuartzAlarms alarms = QuartzAlarms.inMemory(2)) {
      AtomicBoolean gone = new AtomicBoolean(true);
      Runnable reaching =
          () -> {
            if (gone.getAndSet(false)) {
              rung.add("gone");
              throw new StoaException(CoreError.STORE_UNAVAILABLE, "for the test");
            }
          };
      Alarms.Line line =
          alarms.shared(
              "kind",
              (name, when) -> {
                reaching.run();
                rung.add(name + " " + when);
              });
      alarms.start();
      Instant past = Instant.parse("2026-11-24T06:00:00Z");
      line.set("a", past);
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo("gone");
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo("a " + past);
      gone.set(true);
      alarms.now(
          () -> {
            reaching.run();
            rung.add("at once");
          });
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo("gone");
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo("at once");
    }
  }

  @Test
  void anAlarmMaySetItselfAgainWhileItRings() throws Exception {
    try (QuartzAlarms alarms = QuartzAlarms.inMemory(2)) {
      AtomicReference<Alarms.Line> line = new AtomicReference<>();
      AtomicBoolean again = new AtomicBoolean();
      line.set(
          alarms.shared(
              "kind",
              (name, when) -> {
                if (again.compareAndSet(false, true)) {
                  Objects.requireNonNull(line.get()).set(name, Instant.now());
                }
                rung.add(name);
              }));
      alarms.start();
      Objects.requireNonNull(line.get()).set("a", Instant.now());
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo("a");
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo("a");
    }
  }

  @Test
  void closingWaitsForWhatRings() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    try (QuartzAlarms alarms = QuartzAlarms.inMemory(1)) {
      alarms.start();
      alarms.now(
          () -> {
            begun.countDown();
            Instant end = Instant.now().plusMillis(300);
            while (Instant.now().isBefore(end)) {
              Thread.onSpinWait();
            }
            ended.set(true);
          });
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(ended).isTrue();
  }
}
