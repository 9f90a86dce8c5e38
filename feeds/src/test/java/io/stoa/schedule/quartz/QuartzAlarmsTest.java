package io.stoa.schedule.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class QuartzAlarmsTest {
  private final BlockingQueue<String> rung = new LinkedBlockingQueue<>();

  @Test
  void anAlarmRingsAtItsInstantAndOneInThePastAtOnce() throws Exception {
    try (QuartzAlarms alarms = QuartzAlarms.start(2)) {
      Instant due = Instant.now().plusMillis(300);
      alarms.set("a", due, () -> rung.add("a " + !Instant.now().isBefore(due)));
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo("a true");
      alarms.set("b", due.minusSeconds(86_400), () -> rung.add("b"));
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo("b");
      alarms.now(() -> rung.add("c"));
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo("c");
    }
  }

  @Test
  void aNewAlarmReplacesTheOneOfItsNameAndACancelledOneIsSilent() throws Exception {
    try (QuartzAlarms alarms = QuartzAlarms.start(1)) {
      Instant soon = Instant.now().plusMillis(200);
      alarms.set("a", soon, () -> rung.add("old"));
      alarms.set("a", soon, () -> rung.add("new"));
      alarms.set("b", soon, () -> rung.add("cancelled"));
      alarms.cancel("b");
      alarms.set("c", soon.plusMillis(200), () -> rung.add("last"));
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo("new");
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo("last");
    }
  }

  @Test
  void anAlarmMaySetItselfAgainWhileItRings() throws Exception {
    try (QuartzAlarms alarms = QuartzAlarms.start(2)) {
      alarms.now(
          () ->
              alarms.set(
                  "a",
                  Instant.now(),
                  () -> {
                    alarms.set("a", Instant.now(), () -> rung.add("second"));
                    rung.add("first");
                  }));
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isNotNull();
      assertThat(rung.poll(10, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void closingWaitsForWhatRings() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    try (QuartzAlarms alarms = QuartzAlarms.start(1)) {
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
