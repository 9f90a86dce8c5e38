package io.stoa.schedule;

import java.time.Instant;

/** Waits for instants and then does something on a thread of its own. Thread-safe. */
public interface Alarms extends AutoCloseable {
  /** Rings at the instant, at once if it has passed; replaces the alarm of that name. */
  void set(String name, Instant when, Runnable ring);

  /** Takes an alarm away that has not rung; what is ringing goes on. */
  void cancel(String name);

  /** Does it as soon as a thread is free. */
  void now(Runnable ring);

  /** No alarm rings any more; waits a bounded time for those that are ringing. */
  @Override
  void close();
}
