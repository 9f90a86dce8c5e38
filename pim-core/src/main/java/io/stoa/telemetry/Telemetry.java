package io.stoa.telemetry;

import java.util.function.Supplier;

/**
 * Takes note of what is done and how long it took. Thread-safe, cheap, never throws.
 *
 * <p>Names are lower-case with dots. Labels are key, value, key, value; what has one name always
 * has the same keys. A label's values are few and known beforehand, such as a kind, a state or the
 * code of a feed; never a SKU or an id.
 */
public interface Telemetry {
  /** Takes note of nothing. */
  static Telemetry none() {
    return NoTelemetry.INSTANCE;
  }

  /** Begins a piece of work on this thread, which closes it as well. */
  Activity begin(String name, String... labels);

  /**
   * As {@link #begin}, for what is done often: shown in a trace only as a part of something else.
   */
  Activity step(String name, String... labels);

  /** Counts what happened. */
  void count(String name, long amount, String... labels);

  /** Does it as a step. */
  default <T> T timed(Supplier<T> work, String name, String... labels) {
    try (Activity step = step(name, labels)) {
      try {
        return work.get();
      } catch (RuntimeException e) {
        step.failed(e);
        throw e;
      }
    }
  }
}
