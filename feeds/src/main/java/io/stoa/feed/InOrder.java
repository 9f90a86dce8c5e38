package io.stoa.feed;

import io.stoa.error.Thrown;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Does pieces of work on several threads and hands their results on in the order in which the work
 * was given, on the thread that gives it. Holds few at a time: who gives work faster than it is
 * done waits. For one thread.
 *
 * @param <T> what comes of a piece of work
 */
final class InOrder<T> implements AutoCloseable {
  private static final int MOST_THREADS = 8;

  private final Consumer<T> results;
  private final ExecutorService threads;
  private final int processors;
  private final int most;
  private final Deque<Future<T>> waiting = new ArrayDeque<>();

  /**
   * @param results is told of each result, on the thread that gives the work
   */
  InOrder(Consumer<T> results) {
    this.results = results;
    // One more than one even on a single processor: who waits for the disk leaves it to the other.
    int processors =
        Math.max(2, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    this.processors = processors;
    this.most = processors + 1;
    this.threads =
        Executors.newFixedThreadPool(
            processors,
            work -> {
              Thread thread = new Thread(work, "stoa-feed-items");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** How many pieces of work are done at the same time. */
  int threads() {
    return processors;
  }

  /** Gives a piece of work; its result, or what it throws, comes with a later call. */
  void give(Callable<T> work) {
    waiting.add(threads.submit(work));
    while (waiting.size() > most) {
      takeFirst();
    }
  }

  /** Waits for all that was given. */
  void finish() {
    while (!waiting.isEmpty()) {
      takeFirst();
    }
  }

  private void takeFirst() {
    try {
      results.accept(waiting.remove().get());
    } catch (ExecutionException e) {
      throw Thrown.by(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The run was interrupted.", e);
    }
  }

  /** Lets go of what is under way; nobody reads or writes on its behalf afterwards. */
  @Override
  public void close() {
    threads.shutdown();
    waiting.forEach(work -> work.cancel(false));
    boolean ended = false;
    boolean interrupted = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
