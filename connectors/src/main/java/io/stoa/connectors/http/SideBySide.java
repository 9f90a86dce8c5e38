package io.stoa.connectors.http;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.PostponedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes several calls at a time where a channel takes one product in each. */
public final class SideBySide {
  private static final int AT_ONCE = 6;

  private SideBySide() {}

  /** What is done for one item. */
  @FunctionalInterface
  public interface Work<I, O> {
    O of(I item) throws DeliveryException;
  }

  /** What is answered for an item that was put off. */
  @FunctionalInterface
  public interface PutOff<I, O> {
    O of(I item, PostponedException why);
  }

  /**
   * The results in the order of the items. An item that a quota keeps back is put off, unless all
   * are.
   *
   * @throws PostponedException when every item was kept back
   * @throws DeliveryException the first other failure; what had not begun then is not done
   */
  public static <I, O> List<O> each(List<I> items, Work<I, O> work, PutOff<I, O> putOff)
      throws DeliveryException {
    AtomicBoolean broken = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, items.size() + 1));
    try {
      List<Future<O>> futures = new ArrayList<>();
      for (I item : items) {
        futures.add(threads.submit(unlessBroken(item, work, broken)));
      }
      return gathered(items, futures, putOff);
    } finally {
      threads.shutdownNow();
    }
  }

  private static <I, O> Callable<O> unlessBroken(I item, Work<I, O> work, AtomicBoolean broken) {
    return () -> {
      if (broken.get()) {
        throw new IllegalStateException("Another call failed before this one began.");
      }
      try {
        return work.of(item);
      } catch (PostponedException e) {
        throw e;
      } catch (DeliveryException e) {
        broken.set(true);
        throw e;
      }
    };
  }

  private static <I, O> List<O> gathered(
      List<I> items, List<Future<O>> futures, PutOff<I, O> putOff) throws DeliveryException {
    List<O> results = new ArrayList<>();
    DeliveryException failure = null;
    PostponedException last = null;
    int done = 0;
    for (int i = 0; i < futures.size(); i++) {
      try {
        results.add(futures.get(i).get());
        done++;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof PostponedException postponed) {
          last = postponed;
          results.add(putOff.of(items.get(i), postponed));
        } else if (e.getCause() instanceof DeliveryException failed) {
          failure = failure == null ? failed : failure;
        } else if (failure == null && !(e.getCause() instanceof IllegalStateException)) {
          throw new IllegalStateException(e.getCause());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw DeliveryException.passing(
            ConnectorError.DESTINATION_UNREACHABLE, "Was interrupted.", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
    if (done == 0 && last != null) {
      throw last;
    }
    return results;
  }
}
