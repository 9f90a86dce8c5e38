package io.stoa.schedule;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;

/** Alarms that ring when the test says so, on the test's thread; known as kind, slash, name. */
public final class HandAlarms implements Alarms {
  public final Map<String, Instant> waiting = new TreeMap<>();
  private final Map<String, Ring> rings = new TreeMap<>();
  private final Queue<Runnable> atOnce = new ArrayDeque<>();

  @Override
  public Line shared(String kind, Ring ring) {
    return local(kind, ring);
  }

  @Override
  public Line local(String kind, Ring ring) {
    rings.put(kind, ring);
    return new Line() {
      @Override
      public void set(String name, Instant when) {
        waiting.put(kind + "/" + name, when);
      }

      @Override
      public void cancel(String name) {
        waiting.remove(kind + "/" + name);
      }
    };
  }

  @Override
  public void start() {}

  @Override
  public boolean spanNodes() {
    return false;
  }

  @Override
  public void now(Runnable work) {
    atOnce.add(work);
  }

  @Override
  public void close() {}

  /** When the alarm of that name will ring. */
  public Instant when(String name) {
    return Optional.ofNullable(waiting.get(name)).orElseThrow();
  }

  /** Rings the alarm of that name. */
  public void ring(String name) {
    Instant when = waiting.remove(name);
    if (when == null) {
      throw new AssertionError("No alarm is set for " + name);
    }
    ring(name, when);
  }

  /** Rings as if it had been set for the instant, whether or not it is set. */
  public void ring(String name, Instant when) {
    int slash = name.indexOf('/');
    Ring ring = rings.get(name.substring(0, slash));
    if (ring == null) {
      throw new AssertionError("Nobody waits for " + name);
    }
    ring.ring(name.substring(slash + 1), when);
  }

  /** Does what was to be done at once. */
  public void runAtOnce() {
    for (Runnable next = atOnce.poll(); next != null; next = atOnce.poll()) {
      next.run();
    }
  }
}
