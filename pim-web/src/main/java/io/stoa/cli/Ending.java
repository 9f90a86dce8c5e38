package io.stoa.cli;

import io.stoa.app.StoaNode;
import io.stoa.web.WebServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a process ends that is told to: in order, but within a bound. What has not stopped by then is
 * left as a power cut would leave it, which loses nothing that was acknowledged.
 *
 * @param drain for so long a server still answers after it has said that it is not ready, so that
 *     load balancers notice
 * @param bound for all of it
 */
record Ending(Duration drain, Duration bound) {
  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);
  private static final String DRAIN_VARIABLE = "STOA_DRAIN_SECONDS";
  private static final String BOUND_VARIABLE = "STOA_SHUTDOWN_SECONDS";
  private static final long USUAL_DRAIN = 0;
  private static final long USUAL_BOUND = 30;

  static Ending in(Map<String, String> environment) {
    return new Ending(
        seconds(environment, DRAIN_VARIABLE, USUAL_DRAIN),
        seconds(environment, BOUND_VARIABLE, USUAL_BOUND));
  }

  private static Duration seconds(Map<String, String> environment, String variable, long usual) {
    String text = environment.getOrDefault(variable, "").strip();
    if (text.matches("[0-9]{1,5}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    if (!text.isEmpty()) {
      LOG.warn("{} is no number of seconds; it is {} now", variable, usual);
    }
    return Duration.ofSeconds(usual);
  }

  /** Closes the node when the process is told to end. */
  void closes(StoaNode node) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "stoa-close"));
  }

  private void close(StoaNode node) {
    Thread closing = new Thread(node::close, "stoa-closing");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(bound.toMillis());
      if (closing.isAlive()) {
        LOG.warn("Not everything has stopped within {} seconds; it is cut off", bound.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is done before the server is closed; the node closes it first. */
  AutoCloseable draining(StoaNode node, WebServer server) {
    return () -> {
      LOG.info("Stops: no work is taken on any more");
      server.drain();
      node.stop();
      long until = System.nanoTime() + drain.toNanos();
      for (long left = drain.toNanos(); left > 0; left = until - System.nanoTime()) {
        LockSupport.parkNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(500)));
      }
    };
  }
}
