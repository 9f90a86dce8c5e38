package io.stoa.projection;

import io.stoa.catalog.Catalogs;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.product.Products;
import io.stoa.search.ProductIndex;
import io.stoa.store.DocumentStore;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the search index in step with products, product models and structure. Thread-safe. What it
 * lost by a crash it writes again from its last checkpoint on; with an empty index it begins at the
 * beginning.
 */
public final class Indexer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
  private static final long PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final long CHECKPOINT_AFTER = TimeUnit.SECONDS.toNanos(10);
  private static final int MOST_WAITING = 500;

  private final ProductIndex index;
  private final Function<ProductIndex, Projection> projections;
  private volatile Projection projection;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final CountDownLatch closed = new CountDownLatch(1);
  private IndexPosition committed;
  private long committedAt = System.nanoTime();

  /** Another index is there, and where to go on in it is not known yet. */
  private boolean replaced;

  private @Nullable Thread follower;
  private volatile @Nullable String trouble;

  /**
   * @param index stays open when this is closed
   */
  public Indexer(DocumentStore store, Catalogs catalogs, Products products, ProductIndex index) {
    this.index = index;
    this.projections = into -> new Projection(store, catalogs, products, into);
    this.projection = projections.apply(index);
    this.committed = projection.position();
  }

  /** Follows in the background from now on, mostly within a second. */
  public void start() {
    lock.lock();
    try {
      if (follower == null && !isClosed()) {
        follower = new Thread(this::follow, "stoa-indexer");
        follower.setDaemon(true);
        follower.start();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns when everything written before the call is found by searches, and safe in the index.
   */
  public void catchUp() {
    while (!isClosed()) {
      lock.lock();
      try {
        if (projection.step() && !beginsAnew()) {
          index.refresh();
          checkpoint();
          return;
        }
        checkpointWhenDue();
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Makes the index anew from the store. Searches go on with the old one until it is done, where
   * the index can keep two at once; else they find less meanwhile.
   */
  public void rebuild() {
    lock.lock();
    try {
      ProductIndex.Renewal renewal = index.renew();
      try {
        fill(renewal.fresh());
        renewal.finish().run();
      } catch (RuntimeException e) {
        renewal.abandon().run();
        throw e;
      } finally {
        begin();
      }
    } finally {
      lock.unlock();
    }
    catchUp();
  }

  private void fill(ProductIndex fresh) {
    Projection filling = projections.apply(fresh);
    while (!isClosed()) {
      boolean drained = filling.step();
      if (drained) {
        fresh.checkpoint(filling.position().text());
        return;
      }
    }
    throw new StoaException(CoreError.INDEX_UNAVAILABLE, "It was closed while it was made anew.");
  }

  /**
   * How many changed products and product models are not indexed yet; of many, how many it has
   * counted: at least 500.
   */
  public long lag() {
    return projection.waiting(MOST_WAITING);
  }

  /**
   * How far the change sequences have gone beyond what is indexed: at least the number of changes
   * that are not indexed yet, 0 when there are none. Cheap.
   */
  public long distance() {
    return projection.distance();
  }

  /** Why the index does not follow at present, for operators; null while it does. */
  public @Nullable String trouble() {
    return trouble;
  }

  /** Stops following and makes safe what was indexed. Closing again does nothing. */
  @Override
  public void close() {
    Thread following;
    closed.countDown();
    lock.lock();
    try {
      following = follower;
      follower = null;
    } finally {
      lock.unlock();
    }
    if (following != null) {
      join(following);
      checkpoint();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void follow() {
    long pause = PAUSE_MILLIS;
    try {
      while (!isClosed()) {
        boolean drained = true;
        try {
          drained = stepOnce();
          pause = PAUSE_MILLIS;
          trouble = null;
        } catch (RuntimeException e) {
          pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
          trouble = String.valueOf(e.getMessage());
          LOG.error("The search index cannot follow; trying again in {} ms.", pause, e);
        }
        if (drained && closed.await(pause, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean stepOnce() {
    lock.lock();
    try {
      boolean drained = projection.step();
      if (isCheckpointDue()) {
        drained &= !beginsAnew();
        checkpoint();
      }
      return drained;
    } finally {
      lock.unlock();
    }
  }

  private void checkpointWhenDue() {
    if (isCheckpointDue()) {
      checkpoint();
    }
  }

  private boolean isCheckpointDue() {
    return System.nanoTime() - committedAt > CHECKPOINT_AFTER;
  }

  /** Whether there is another index: what was written to the one that is gone may be missing. */
  private boolean beginsAnew() {
    if (!replaced && !index.isReplaced()) {
      return false;
    }
    LOG.info("Another search index has come in the place of the one before; it is followed.");
    begin();
    return true;
  }

  private void begin() {
    replaced = true;
    projection = projections.apply(index);
    committed = projection.position();
    replaced = false;
  }

  private void checkpoint() {
    lock.lock();
    try {
      IndexPosition reached = projection.position();
      if (!reached.equals(committed)) {
        index.checkpoint(reached.text());
        committed = reached;
      }
      committedAt = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }
}
