package io.stoa.schedule.quartz;

import io.stoa.schedule.AlarmSource;
import io.stoa.schedule.Alarms;
import java.util.Optional;

/** Alarms of one process, gone with it. */
public final class QuartzInMemory implements AlarmSource {
  @Override
  public Alarms open(String name, int atOnce) {
    return QuartzAlarms.inMemory(atOnce);
  }

  @Override
  public Optional<String> trouble() {
    // There is nothing that it could lose.
    return Optional.empty();
  }

  @Override
  public void close() {
    // Nothing is kept open.
  }
}
