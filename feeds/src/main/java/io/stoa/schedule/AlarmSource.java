package io.stoa.schedule;

import java.util.Optional;

/** Opens alarms for the parts of a node. */
public interface AlarmSource extends AutoCloseable {
  /**
   * Alarms that do not ring before they are started.
   *
   * @param name of the part, the same on all nodes
   * @param atOnce how many ring on this node at the same time; more wait
   */
  Alarms open(String name, int atOnce);

  /**
   * Why alarms that were started may not ring on this node; empty when all is well. Looks, and so
   * may wait some seconds; any thread may ask.
   */
  Optional<String> trouble();

  /** After all alarms that it opened. */
  @Override
  void close();
}
