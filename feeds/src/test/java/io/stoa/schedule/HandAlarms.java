package io.stoa.schedule;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;

/** Alarms that ring when the test says so, on the test's thread. */
public final class HandAlarms implements Alarms {
  public record Set(Instant when, Runnable ring) {}

  public final Map<String, Set> waiting = new TreeMap<>();
  private final Queue<Runnable> atOnce = new ArrayDeque<>();

  @Override
  public void set(String name, Instant when, Runnable ring) {
    waiting.put(name, new Set(when, ring));
  }

  @Override
  public void cancel(String name) {
    waiting.remove(name);
  }

  @Override
  public void now(Runnable ring) {
    atOnce.add(ring);
  }

  @Override
  public void close() {}

  /** When the alarm of that name will ring. */
  public Instant when(String name) {
    return Optional.ofNullable(waiting.get(name)).orElseThrow().when();
  }

  /** Rings the alarm of that name. */
  public void ring(String name) {
    Set alarm = waiting.remove(name);
    if (alarm == null) {
      throw new AssertionError("No alarm is set for " + name);
    }
    alarm.ring().run();
  }

  /** Does what was to be done at once. */
  public void runAtOnce() {
    for (Runnable next = atOnce.poll(); next != null; next = atOnce.poll()) {
      next.run();
    }
  }
}
