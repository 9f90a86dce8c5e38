package io.stoa.outbox;

import io.stoa.connector.ItemConnector;
import io.stoa.connector.Target;
import io.stoa.error.CoreError;
import io.stoa.error.ErrorCode;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedError;
import io.stoa.outbox.WantedReconciles.Kept;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out comparisons that were asked for, whichever node was asked: what a node leaves
 * unfinished is begun anew, here or elsewhere, and all end in something that people see.
 * Thread-safe.
 */
public final class CarryOutReconciles {
  private static final Logger LOG = LoggerFactory.getLogger(CarryOutReconciles.class);

  /** Who may be what took so many nodes down is left to a person. */
  static final int MOST = 5;

  private static final String GIVEN_UP =
      "It was begun " + MOST + " times, and each time its process ended.";

  /** It is not done yet; some node does it later. */
  private static final Set<ErrorCode> LATER =
      Set.of(
          FeedError.FEED_ALREADY_RUNNING,
          FeedError.TAKEN_OVER,
          CoreError.VERSION_CONFLICT,
          CoreError.STORE_UNAVAILABLE,
          CoreError.SHUTTING_DOWN);

  private final WantedReconciles wanted;
  private final ItemFeeds items;
  private final Reconcile reconcile;
  private final Consumer<String> runs;

  /** Those an outage ended here, which could not be stored then. */
  private final Set<Kept> left = ConcurrentHashMap.newKeySet();

  /**
   * @param runs begins a run of the feed, or throws
   */
  public CarryOutReconciles(
      WantedReconciles wanted, ItemFeeds items, Reconcile reconcile, Consumer<String> runs) {
    this.wanted = wanted;
    this.items = items;
    this.reconcile = reconcile;
    this.runs = runs;
  }

  /**
   * Looks once and does what there is; to be called now and then, and when one was asked for. Never
   * throws.
   */
  public void look() {
    try {
      // Taken before the others are read: what another thread leaves meanwhile is not among them.
      Set<Kept> ended = new HashSet<>(left);
      List<Kept> all = wanted.all();
      ended.removeAll(Set.copyOf(all));
      left.removeAll(ended);
      all.forEach(this::carryOut);
    } catch (RuntimeException e) {
      LOG.warn("It cannot be seen which channels are to be compared: {}", e.getMessage());
    }
  }

  private void carryOut(Kept kept) {
    String feed = kept.wanted().feed();
    try {
      if (left.contains(kept)) {
        wanted.notBegun(kept);
        left.remove(kept);
      } else if (kept.wanted().compared()) {
        sendAgain(kept);
      } else if (kept.wanted().begun() >= MOST) {
        fail(feed, GIVEN_UP);
      } else {
        items.holding(feed, "reconcile", this::compare).ifPresent(this::sendAgain);
      }
    } catch (StoaException e) {
      if (LATER.contains(e.code())) {
        LOG.debug("The feed {} is compared with its channel later: {}", feed, e.getMessage());
      } else if (e.code() == CoreError.NOT_FOUND) {
        wanted.drop(feed);
      } else {
        LOG.warn("The feed {} cannot be compared with its channel: {}", feed, e.getMessage());
        fail(feed, String.valueOf(e.getMessage()));
      }
    } catch (RuntimeException e) {
      LOG.error("The feed {} cannot be compared with its channel", feed, e);
      fail(feed, "An unexpected error (" + e.getClass().getSimpleName() + "); the log has more.");
    }
  }

  /** What is left to do after it; nothing when another node was faster. */
  private Optional<Kept> compare(ItemConnector connector, Target target) {
    Optional<Kept> begun = wanted.begin(target.feed());
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (reconcile.run(connector, target).wantsRun()) {
        return wanted.compared(begun.get());
      }
      wanted.end(begun.get());
      return Optional.empty();
    } catch (StoaException e) {
      if (LATER.contains(e.code())) {
        leave(begun.get());
      }
      throw e;
    }
  }

  /** Neither an outage nor an orderly stop counts as a beginning. */
  private void leave(Kept begun) {
    try {
      wanted.notBegun(begun);
    } catch (StoaException e) {
      LOG.debug("That {} was left is stored later: {}", begun.wanted().feed(), e.getMessage());
      left.add(begun);
    }
  }

  private void sendAgain(Kept compared) {
    runs.accept(compared.wanted().feed());
    wanted.end(compared);
  }

  private void fail(String feed, String why) {
    reconcile.failed(feed, why);
    wanted.drop(feed);
  }
}
