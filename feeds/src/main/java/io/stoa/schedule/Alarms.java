package io.stoa.schedule;

import java.time.Instant;

/**
 * Waits for instants and then tells who asked for it, on a thread of its own. Thread-safe.
 *
 * <p>Alarms are known by kind and name, never by an object of this process: where several nodes
 * share them, one that is set on a node rings on any of them, and a node that dies while one rings
 * makes it ring on another. So it may ring twice; who is told looks at what is stored.
 */
public interface Alarms extends AutoCloseable {
  /** Alarms of one kind, which ring once, on one of the nodes; before {@link #start()}. */
  Line shared(String kind, Ring ring);

  /** Alarms of one kind that are this node's alone and gone with it; before {@link #start()}. */
  Line local(String kind, Ring ring);

  /** Rings from now on; again does nothing. */
  void start();

  /** Whether other nodes set and hear the shared ones as well. */
  boolean spanNodes();

  /** Does it as soon as a thread of this node is free. */
  void now(Runnable work);

  /** No alarm rings on this node any more; waits a bounded time for those that are ringing. */
  @Override
  void close();

  /** The alarms of one kind. */
  interface Line {
    /** Rings at the instant, at once if it has passed; replaces the alarm of that name. */
    void set(String name, Instant when);

    /** Takes an alarm away that has not rung; what is ringing goes on. */
    void cancel(String name);
  }

  /** Is told when an alarm rings. */
  @FunctionalInterface
  interface Ring {
    /**
     * @param when the instant that it was set for
     */
    void ring(String name, Instant when);
  }
}
